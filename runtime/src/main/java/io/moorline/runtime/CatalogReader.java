package io.moorline.runtime;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.TableName;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what databases know about the tables that a pipeline names. */
public final class CatalogReader {

  private static final String COLUMNS =
      """
      SELECT a.attname, t.typname, t.typtype, a.atttypmod, NOT a.attnotnull AS nullable,
             a.atthasdef OR a.attidentity <> '' AS supplied,
             a.attgenerated = '' AND a.attidentity <> 'a' AS writable
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum\
      """;

  private static final String PRIMARY_KEY =
      """
      SELECT a.attname
      FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
      WHERE n.nspname = ? AND c.relname = ? AND i.indisprimary
      ORDER BY k.place\
      """;

  private CatalogReader() {}

  /** Reads the tables; one that does not exist is absent from the catalog. */
  public static Catalog read(Map<String, Database> databases, Collection<TableName> names) {
    Map<Catalog.Key, Table> tables = new HashMap<>();
    for (Database database : databases.values()) {
      List<TableName> here =
          names.stream()
              .filter(name -> name.database().equals(database.name()))
              .distinct()
              .toList();
      if (!here.isEmpty()) {
        try (Connection connection = Databases.connect(database)) {
          for (TableName name : here) {
            table(database, connection, name)
                .ifPresent(
                    table ->
                        tables.put(
                            new Catalog.Key(name.database(), name.schema(), name.table()), table));
          }
        } catch (SQLException e) {
          throw Databases.unreachable(database, e);
        }
      }
    }
    return new Catalog(tables);
  }

  private static Optional<Table> table(Database database, Connection connection, TableName name)
      throws SQLException {
    return database.isMariaDb() ? MariaDbCatalog.table(connection, name) : table(connection, name);
  }

  private static Optional<Table> table(Connection connection, TableName name) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement = statement(connection, COLUMNS, name);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        columns.add(
            new Column(
                rows.getString("attname"),
                type(rows),
                rows.getBoolean("nullable"),
                rows.getBoolean("supplied"),
                rows.getBoolean("writable")));
      }
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(name.schema(), name.table(), columns, primaryKey(connection, name)));
  }

  private static List<String> primaryKey(Connection connection, TableName name)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement = statement(connection, PRIMARY_KEY, name);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }

  private static PreparedStatement statement(Connection connection, String sql, TableName name)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, name.schema());
    statement.setString(2, name.table());
    return statement;
  }

  private static ColumnType type(ResultSet row) throws SQLException {
    String name = row.getString("typname");
    int modifier = row.getInt("atttypmod");
    if (name.equals("numeric")) {
      return numeric(modifier);
    }
    if (row.getString("typtype").equals("e")) {
      return ColumnType.of(Kind.TEXT);
    }
    return ColumnType.of(
        switch (name) {
          case "bool" -> Kind.BOOLEAN;
          case "int2" -> Kind.INT2;
          case "int4" -> Kind.INT4;
          case "int8" -> Kind.INT8;
          case "float4" -> Kind.FLOAT4;
          case "float8" -> Kind.FLOAT8;
          case "text", "varchar", "bpchar", "name", "citext" -> Kind.TEXT;
          case "json", "jsonb" -> Kind.JSON;
          case "uuid" -> Kind.UUID;
          case "bytea" -> Kind.BYTES;
          case "date" -> Kind.DATE;
          case "time" -> Kind.TIME;
          case "timestamp" -> Kind.TIMESTAMP;
          case "timestamptz" -> Kind.TIMESTAMPTZ;
          default -> Kind.UNSUPPORTED;
        });
  }

  /** PostgreSQL packs precision and scale into the modifier; -1 means none was given. */
  private static ColumnType numeric(int modifier) {
    if (modifier < 0) {
      return ColumnType.of(Kind.ANY_DECIMAL);
    }
    int packed = modifier - 4;
    int precision = packed >> 16 & 0xffff;
    int scale = packed & 0x7ff;
    // A negative scale, or one beyond the precision, has no place in Avro's decimal.
    return scale <= precision
        ? ColumnType.decimal(precision, scale)
        : ColumnType.of(Kind.ANY_DECIMAL);
  }
}
