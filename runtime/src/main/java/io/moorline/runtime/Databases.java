package io.moorline.runtime;

import io.moorline.rules.pipeline.Database;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Connections to the databases of a pipeline. */
public final class Databases {

  private static final Map<String, String> POSTGRESQL =
      Map.of("connectTimeout", "10", "ApplicationName", "moorline");

  /** Milliseconds, no file of this machine for the server, and values as they are stored. */
  private static final Map<String, String> MARIADB =
      Map.of(
          "connectTimeout", "10000",
          "allowLocalInfile", "false",
          "tinyInt1isBit", "false",
          "yearIsDateType", "false");

  private Databases() {}

  public static Connection connect(Database database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password().reveal());
    properties.setProperty("tcpKeepAlive", "true");
    properties.putAll(database.isMariaDb() ? MARIADB : POSTGRESQL);
    return DriverManager.getConnection(database.url(), properties);
  }

  public static UserError unreachable(Database database, SQLException cause) {
    return new UserError(
        ExitCode.CANNOT_CONNECT,
        "database " + database.name() + " at " + database.url() + ": " + reason(cause),
        "Check that the server runs and that url, user and password of databases."
            + database.name()
            + " are right.",
        cause);
  }

  private static String reason(SQLException cause) {
    return cause.getCause() instanceof UnknownHostException unknown
        ? "unknown host " + unknown.getMessage()
        : String.valueOf(cause.getMessage());
  }
}
