package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what is wrong with a JDBC URL. Parameters are allowed by name: some others make the driver
 * load classes or write files. Messages never repeat a value, which may be a password.
 */
final class JdbcUrls {

  static final String MARIADB_SCHEME = "jdbc:mariadb:";

  private static final Pattern URL =
      Pattern.compile(
          "jdbc:(postgresql|mariadb)://(?<hosts>[^/?#()=]+)/(?<database>[^/?#]+)(\\?(?<query>.*))?");

  private static final Set<String> SECRETS =
      Set.of("user", "password", "sslpassword", "keyStorePassword", "trustStorePassword");

  static final Set<String> POSTGRESQL =
      new TreeSet<>(
          List.of(
              "ApplicationName",
              "channelBinding",
              "connectTimeout",
              "gssEncMode",
              "hostRecheckSeconds",
              "loadBalanceHosts",
              "loginTimeout",
              "prepareThreshold",
              "reWriteBatchedInserts",
              "socketTimeout",
              "sslNegotiation",
              "sslcert",
              "sslkey",
              "sslmode",
              "sslrootcert",
              "targetServerType",
              "tcpKeepAlive"));

  static final Set<String> MARIADB =
      new TreeSet<>(
          List.of(
              "connectTimeout",
              "enabledSslCipherSuites",
              "enabledSslProtocolSuites",
              "serverRsaPublicKeyFile",
              "serverSslCert",
              "socketTimeout",
              "sslMode",
              "tcpKeepAlive",
              "useCompression"));

  private final Problems problems;

  JdbcUrls(Problems problems) {
    this.problems = problems;
  }

  /** The database that a URL names; empty when it is none. */
  static String databaseOf(String url) {
    Matcher matcher = URL.matcher(url);
    return matcher.matches() ? matcher.group("database") : "";
  }

  void check(String path, String url) {
    if (url.isEmpty()) {
      return;
    }
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      problems.add(
          path,
          "is not the JDBC URL of a PostgreSQL or MariaDB database",
          "Write jdbc:postgresql://host:port/database, or jdbc:mariadb: for MariaDB and MySQL.");
      return;
    }
    if (matcher.group("hosts").contains("@")) {
      refuseCredentials(path);
    }
    if (matcher.group("query") != null) {
      checkParameters(
          path, matcher.group("query"), url.startsWith(MARIADB_SCHEME) ? MARIADB : POSTGRESQL);
    }
  }

  private void checkParameters(String path, String query, Set<String> allowed) {
    for (String parameter : query.split("&")) {
      String name = parameter.split("=", 2)[0];
      if (SECRETS.contains(name)) {
        refuseCredentials(path);
      } else if (!allowed.contains(name)) {
        problems.add(
            path,
            "the parameter \"" + name + "\" is not allowed in the URL",
            Suggestion.hint(name, allowed));
      }
    }
  }

  private void refuseCredentials(String path) {
    problems.add(
        path,
        "has credentials in the URL, which ends up in logs",
        "Move them to user: and password: beside it.");
  }
}
