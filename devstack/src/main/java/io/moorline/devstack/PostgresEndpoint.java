package io.moorline.devstack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where a superuser reaches the server.
 *
 * @param serverLog what the server itself logged
 */
public record PostgresEndpoint(
    String host, int port, String user, String password, Path serverLog) {

  /** The database that exists from the start. */
  public static final String FIRST_DATABASE = "postgres";

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), user, password);
  }

  /** Creates a database; one that exists already is left as it is. */
  public void createDatabase(String database) throws SQLException {
    try (Connection connection = connect(FIRST_DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
    } catch (SQLException e) {
      if (!SqlState.DUPLICATE_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
