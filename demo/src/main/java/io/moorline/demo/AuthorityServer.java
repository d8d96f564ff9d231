package io.moorline.demo;

import io.moorline.demo.example.Elsewhere;
import io.moorline.demo.example.Example;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.MariaDbEndpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The server of the authorities that an example has, and its reference data. */
public record AuthorityServer(MariaDbEndpoint server, Example example, Path referenceData) {

  /** Creates databases and tables, or finds them as they were left. */
  static AuthorityServer start(
      EmbeddedStack stack, Example example, ExampleFolder folder, Path referenceData)
      throws SQLException {
    AuthorityServer authorities =
        new AuthorityServer(stack.startMariaDb(), example, folder.referenceData(referenceData));
    for (String database : example.authorities()) {
      authorities.server.createDatabase(database);
    }
    try (Connection connection = authorities.connect();
        Statement statement = connection.createStatement()) {
      for (String table : folder.legacy().split(";\\s*\n")) {
        statement.execute(table);
      }
    }
    return authorities;
  }

  /** The same for a checkout's example. */
  public static AuthorityServer start(
      EmbeddedStack stack, Example example, Path home, Path referenceData) throws SQLException {
    return start(stack, example, ExampleFolder.of(home, example), referenceData);
  }

  public Elsewhere elsewhere() {
    return new Elsewhere(this::connect, referenceData);
  }

  /** What the pipeline file asks of the environment for them. */
  public Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (String database : example.authorities()) {
      variables.put(Example.variable(database, "URL"), server.jdbcUrl(database));
      variables.put(Example.variable(database, "USER"), server.user());
      variables.put(Example.variable(database, "PASSWORD"), server.password());
    }
    variables.put("REFERENCE_DATA", referenceData.toAbsolutePath().toString());
    return variables;
  }

  private Connection connect() throws SQLException {
    return server.connect(example.authorities().get(0));
  }
}
