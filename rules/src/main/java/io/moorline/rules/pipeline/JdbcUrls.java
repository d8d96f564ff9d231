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

  private static final Pattern POSTGRESQL =
      Pattern.compile("jdbc:postgresql://(?<hosts>[^/?#]+)/(?<database>[^/?#]+)(\\?(?<query>.*))?");

  private static final Set<String> SECRETS = Set.of("user", "password", "sslpassword");

  static final Set<String> ALLOWED =
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

  private final Problems problems;

  JdbcUrls(Problems problems) {
    this.problems = problems;
  }

  void check(String path, String url) {
    if (url.isEmpty()) {
      return;
    }
    Matcher matcher = POSTGRESQL.matcher(url);
    if (!matcher.matches()) {
      problems.add(
          path,
          "is not the JDBC URL of a PostgreSQL database",
          "Write jdbc:postgresql://host:port/database.");
      return;
    }
    if (matcher.group("hosts").contains("@")) {
      refuseCredentials(path);
    }
    if (matcher.group("query") != null) {
      checkParameters(path, matcher.group("query"));
    }
  }

  private void checkParameters(String path, String query) {
    for (String parameter : query.split("&")) {
      String name = parameter.split("=", 2)[0];
      if (SECRETS.contains(name)) {
        refuseCredentials(path);
      } else if (!ALLOWED.contains(name)) {
        problems.add(
            path,
            "the parameter \"" + name + "\" is not allowed in the URL",
            Suggestion.hint(name, ALLOWED));
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
