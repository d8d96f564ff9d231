package io.moorline.demo;

import io.moorline.devstack.PostgresEndpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The example's database on the embedded server. */
record DemoDatabase(PostgresEndpoint server, String name) {

  /** Creates the database and the example's tables, or finds them as they were left. */
  static DemoDatabase prepare(PostgresEndpoint server, String name, ExampleFolder folder)
      throws SQLException {
    server.createDatabase(name);
    DemoDatabase database = new DemoDatabase(server, name);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (isEmpty(statement)) {
        statement.execute(folder.schema());
      }
      connection.commit();
    }
    return database;
  }

  private static boolean isEmpty(Statement statement) throws SQLException {
    try (ResultSet tables =
        statement.executeQuery(
            "SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
      return !tables.next();
    }
  }

  Connection connect() throws SQLException {
    return server.connect(name);
  }

  String url() {
    return server.jdbcUrl(name);
  }

  /** For psql. */
  String address() {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(server.user(), server.password(), server.host(), server.port(), name);
  }
}
