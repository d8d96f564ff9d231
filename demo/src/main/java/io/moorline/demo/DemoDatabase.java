package io.moorline.demo;

import io.moorline.devstack.PostgresEndpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The example's database on the embedded server. */
record DemoDatabase(PostgresEndpoint server) {

  private static final String NAME = "warehouse";

  /** Creates the database and the example's tables, or finds them as they were left. */
  static DemoDatabase prepare(PostgresEndpoint server, Example example) throws SQLException {
    server.createDatabase(NAME);
    DemoDatabase database = new DemoDatabase(server);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (isEmpty(statement)) {
        statement.execute(example.schema());
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
    return server.connect(NAME);
  }

  String url() {
    return server.jdbcUrl(NAME);
  }

  /** For psql. */
  String address() {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(server.user(), server.password(), server.host(), server.port(), NAME);
  }
}
