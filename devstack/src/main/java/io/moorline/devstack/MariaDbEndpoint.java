package io.moorline.devstack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Where a user who may do everything reaches the server. */
public record MariaDbEndpoint(String host, int port, String user, String password) {

  /** The database that exists from the start. */
  static final String FIRST_DATABASE = "mysql";

  public String jdbcUrl(String database) {
    return "jdbc:mariadb://" + host + ":" + port + "/" + database;
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), user, password);
  }

  /** Creates a database; one that exists already is left as it is. */
  public void createDatabase(String database) throws SQLException {
    try (Connection connection = connect(FIRST_DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE IF NOT EXISTS " + statement.enquoteIdentifier(database, true));
    }
  }
}
