package io.moorline.source;

import io.moorline.rules.pipeline.TableName;
import io.moorline.source.ServerFacts.Capacity;
import io.moorline.source.ServerFacts.Publication;
import io.moorline.source.ServerFacts.Slot;
import io.moorline.source.ServerFacts.TableFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a server what {@link CapturePreflight} judges. Reads catalogs only. */
final class ServerFactsReader {

  private static final String SERVER =
      """
      SELECT current_user AS "user", current_setting('wal_level') AS wal_level,
             r.rolsuper OR r.rolreplication OR EXISTS (
               SELECT FROM pg_roles m
               WHERE m.rolname IN ('rds_replication', 'azure_pg_admin', 'cloudsqlsuperuser')
                 AND pg_has_role(current_user, m.oid, 'MEMBER')) AS may_replicate,
             current_setting('max_replication_slots')::int AS slots,
             (SELECT count(*) FROM pg_replication_slots)::int AS slots_taken,
             current_setting('max_wal_senders')::int AS senders,
             (SELECT count(*) FROM pg_stat_replication)::int AS senders_taken
      FROM pg_roles r WHERE r.rolname = current_user\
      """;

  private static final String PUBLICATION =
      """
      SELECT pubinsert AND pubupdate AND pubdelete AND pubtruncate AS complete
      FROM pg_publication WHERE pubname = ?\
      """;

  private static final String PUBLISHED =
      "SELECT schemaname, tablename FROM pg_publication_tables WHERE pubname = ?";

  private static final String SLOT =
      """
      SELECT coalesce(s.plugin, '') AS plugin, coalesce(s.database, '') AS database, s.active_pid,
             coalesce(a.application_name, '') AS application,
             coalesce(s.wal_status, '') AS wal_status,
             (s.confirmed_flush_lsn - '0/0'::pg_lsn)::bigint AS confirmed
      FROM pg_replication_slots s LEFT JOIN pg_stat_activity a ON a.pid = s.active_pid
      WHERE s.slot_name = ?\
      """;

  private static final String TABLE =
      """
      SELECT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS pk,
             c.relreplident AS identity, has_table_privilege(c.oid, 'SELECT') AS selectable
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')\
      """;

  private final Connection connection;

  ServerFactsReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param unsupported columns of types that no cdc topic carries, by table
   */
  ServerFacts read(
      CaptureNames names, List<TableName> tables, Map<TableName, List<String>> unsupported)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SERVER);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new ServerFacts(
          row.getString("user"),
          row.getString("wal_level"),
          row.getBoolean("may_replicate"),
          new Capacity(row.getInt("slots"), row.getInt("slots_taken")),
          new Capacity(row.getInt("senders"), row.getInt("senders_taken")),
          publication(names.publication(), tables),
          slot(names.slot()),
          tables(tables, unsupported));
    }
  }

  Optional<Slot> slot(String name) throws SQLException {
    try (PreparedStatement statement = prepare(SLOT, name);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      int pid = row.getInt("active_pid");
      return Optional.of(
          new Slot(
              row.getString("plugin"),
              row.getString("database"),
              pid == 0 ? Optional.empty() : Optional.of(pid),
              row.getString("application"),
              row.getString("wal_status"),
              row.getLong("confirmed")));
    }
  }

  private Optional<Publication> publication(String name, List<TableName> wanted)
      throws SQLException {
    try (PreparedStatement statement = prepare(PUBLICATION, name);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new Publication(published(name, wanted), row.getBoolean("complete")))
          : Optional.empty();
    }
  }

  private Set<TableName> published(String publication, List<TableName> wanted) throws SQLException {
    Set<TableName> found = new HashSet<>();
    try (PreparedStatement statement = prepare(PUBLISHED, publication);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String schema = rows.getString(1);
        String table = rows.getString(2);
        wanted.stream()
            .filter(name -> name.schema().equals(schema) && name.table().equals(table))
            .forEach(found::add);
      }
    }
    return found;
  }

  private Map<TableName, TableFacts> tables(
      List<TableName> tables, Map<TableName, List<String>> unsupported) throws SQLException {
    Map<TableName, TableFacts> facts = new HashMap<>();
    for (TableName table : tables) {
      try (PreparedStatement statement = prepare(TABLE, table.schema(), table.table());
          ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          List<String> columns = new ArrayList<>(unsupported.getOrDefault(table, List.of()));
          facts.put(
              table,
              new TableFacts(
                  row.getBoolean("pk"),
                  row.getString("identity").charAt(0),
                  row.getBoolean("selectable"),
                  columns));
        }
      }
    }
    return facts;
  }

  private PreparedStatement prepare(String sql, String... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    return statement;
  }
}
