package io.moorline.sink.table;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the sink must know of a table beyond its columns' kinds. */
public final class TargetReader {

  private static final String TABLE =
      """
      SELECT c.oid,
             EXISTS (SELECT 1 FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid
                     AND NOT t.tgisinternal AND t.tgenabled <> 'D'
                     AND t.tgtype & 3 = 3) AS rewriting,
             EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid
                     AND k.condeferrable) AS deferrable,
             current_setting('server_version_num')::int >= 180000 AS returning_old
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')\
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname, n.nspname, t.typname, t.typtype = 'e' AS enumerated, a.atttypmod,
             a.attgenerated = '' AND a.attidentity <> 'a' AS writable,
             a.atthasdef OR a.attidentity <> '' AS supplied,
             a.attgenerated <> '' AS computed,
             CASE WHEN t.typname IN ('int2', 'int4', 'int8') THEN coalesce(
               pg_catalog.pg_get_serial_sequence(a.attrelid::regclass::text, a.attname::text),
               (SELECT s.oid::regclass::text
                FROM pg_catalog.pg_attrdef f
                JOIN pg_catalog.pg_depend d ON d.objid = f.oid
                  AND d.classid = 'pg_catalog.pg_attrdef'::regclass
                JOIN pg_catalog.pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
                WHERE f.adrelid = a.attrelid AND f.adnum = a.attnum
                LIMIT 1)) END AS sequence
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum\
      """;

  /** What an expression is made of stands among the index's dependencies. */
  private static final String UNIQUE =
      """
      SELECT c.relname, i.indpred IS NOT NULL AS partial,
             i.indpred IS NULL AND i.indexprs IS NULL AND i.indimmediate AS plain,
             ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                   WHERE a.attrelid = i.indrelid AND a.attnum > 0
                     AND (a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
                       OR i.indexprs IS NOT NULL AND EXISTS (
                         SELECT 1 FROM pg_catalog.pg_depend d
                         WHERE d.classid = 'pg_catalog.pg_class'::regclass
                           AND d.objid = i.indexrelid AND d.refobjid = i.indrelid
                           AND d.refobjsubid = a.attnum))
                   ORDER BY a.attnum) AS columns
      FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = ? AND i.indisunique AND i.indisvalid
      ORDER BY c.relname\
      """;

  private static final String PRIMARY_KEY =
      """
      SELECT a.attname
      FROM pg_catalog.pg_index i
      CROSS JOIN LATERAL unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY AS k(attnum, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = ? AND i.indisprimary
      ORDER BY k.place\
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT k.conname, n.nspname, c.relname
      FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_class c ON c.oid = k.confrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE k.conrelid = ? AND k.contype = 'f'
      ORDER BY k.conname\
      """;

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private TargetReader() {}

  /**
   * Reads a table.
   *
   * @param key the columns that identify a row for the pipeline; none: the primary key
   */
  public static Optional<TargetTable> read(
      Connection connection, String schema, String name, List<String> key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
      statement.setString(1, schema);
      statement.setString(2, name);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long oid = row.getLong("oid");
        return Optional.of(
            new TargetTable(
                schema,
                name,
                list(connection, COLUMNS, oid, TargetReader::column),
                key.isEmpty() ? primaryKey(connection, oid) : key,
                list(connection, UNIQUE, oid, TargetReader::uniqueIndex),
                list(connection, FOREIGN_KEYS, oid, TargetReader::foreignKey),
                row.getBoolean("rewriting"),
                row.getBoolean("deferrable"),
                row.getBoolean("returning_old")));
      }
    }
  }

  private static List<String> primaryKey(Connection connection, long oid) throws SQLException {
    return list(connection, PRIMARY_KEY, oid, row -> row.getString("attname"));
  }

  private static <T> List<T> list(Connection connection, String sql, long oid, RowReader<T> reader)
      throws SQLException {
    List<T> list = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, oid);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          list.add(reader.read(rows));
        }
      }
    }
    return list;
  }

  private static TargetColumn column(ResultSet row) throws SQLException {
    PgType type =
        new PgType(
            row.getString("nspname"),
            row.getString("typname"),
            row.getBoolean("enumerated"),
            row.getInt("atttypmod"));
    return new TargetColumn(
        row.getString("attname"),
        type,
        row.getBoolean("writable"),
        row.getBoolean("supplied"),
        row.getBoolean("computed"),
        Optional.ofNullable(row.getString("sequence")));
  }

  private static UniqueIndex uniqueIndex(ResultSet row) throws SQLException {
    Array columns = row.getArray("columns");
    return new UniqueIndex(
        row.getString("relname"),
        List.of((String[]) columns.getArray()),
        row.getBoolean("plain"),
        row.getBoolean("partial"));
  }

  private static ForeignKey foreignKey(ResultSet row) throws SQLException {
    return new ForeignKey(
        row.getString("conname"), row.getString("nspname"), row.getString("relname"));
  }
}
