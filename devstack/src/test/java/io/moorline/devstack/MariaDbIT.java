package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server beside the stack: it comes back with its data, and never outlives its owner. */
class MariaDbIT {

  @Test
  void shouldKeepItsDataOverStopsAndCrashes(@TempDir Path directory) throws SQLException {
    // Given
    MariaDbServer server = server(directory);
    server.start();
    MariaDbEndpoint endpoint = server.endpoint();
    endpoint.createDatabase("年金");
    execute(endpoint, "CREATE TABLE 计划 (名称 varchar(20))");
    execute(endpoint, "INSERT INTO 计划 VALUES ('龙𠮷😀')");

    // When
    server.kill();
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> endpoint.connect("年金"));
    server.start();
    server.stop();
    MariaDbServer next = server(directory);
    next.start();

    // Then
    try (Connection connection = next.endpoint().connect("年金");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 名称 FROM 计划")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("龙𠮷😀");
    } finally {
      next.stop();
    }
    assertThat(next.endpoint()).isEqualTo(endpoint);
  }

  @Test
  void shouldEndWhenItsOwnerIsKilled(@TempDir Path directory) throws Exception {
    // Given
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MariaDbOwner.class.getName(),
                directory.toString())
            .inheritIO()
            .start();
    Path pidFile = directory.resolve("mariadb.pid");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> Files.exists(directory.resolve(MariaDbOwner.STARTED)));
    ProcessHandle server = new PidFile(pidFile).remembered().orElseThrow();

    // When
    owner.destroyForcibly();

    // Then
    await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
  }

  static MariaDbServer server(Path directory) {
    return new MariaDbServer(directory, new Addresses(directory, Ports::free), false);
  }

  private static void execute(MariaDbEndpoint endpoint, String sql) throws SQLException {
    try (Connection connection = endpoint.connect("年金");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
