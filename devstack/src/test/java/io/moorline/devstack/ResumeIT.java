package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept directory brings everything back, however the last stack in it ended. */
class ResumeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void shouldComeBackWithDataAndAddresses() throws Exception {
    // Given
    String bootstrapServers;
    String registryUrl;
    PostgresEndpoint postgres;
    int id;
    try (EmbeddedStack first = EmbeddedStack.start(StackOptions.keptIn(directory))) {
      bootstrapServers = first.bootstrapServers();
      registryUrl = first.registryUrl();
      postgres = first.postgres();
      StackUser user = new StackUser(first);
      user.createTopic("resume");
      user.produce("resume", "before");
      assertThat(user.consume("resume", "readers")).containsExactly("before");
      user.produce("resume", "after");
      user.sql("postgres", "CREATE TABLE resume AS SELECT 'kept' AS word");
      user.sql("postgres", "SELECT pg_create_logical_replication_slot('resume', 'pgoutput')");
      id = user.register("resume-value", "double");
    }

    // When
    try (EmbeddedStack second = EmbeddedStack.start(StackOptions.keptIn(directory))) {
      StackUser user = new StackUser(second);

      // Then
      assertThat(second.bootstrapServers()).isEqualTo(bootstrapServers);
      assertThat(second.registryUrl()).isEqualTo(registryUrl);
      assertThat(second.postgres()).isEqualTo(postgres);
      assertThat(user.consume("resume", "readers")).containsExactly("after");
      assertThat(user.query("postgres", "SELECT word FROM resume")).containsExactly("kept");
      assertThat(user.query("postgres", "SELECT slot_name FROM pg_replication_slots"))
          .containsExactly("resume");
      assertThat(user.query("postgres", "SHOW fsync")).containsExactly("on");
      assertThat(user.schema(id)).contains("double");
      assertThat(user.register("resume-value", "double")).isEqualTo(id);
    }
  }

  @Test
  void shouldLeaveNoProcessBehindWhenItsOwnerIsKilled() throws Exception {
    // Given
    Process owner = startOwner();
    List<ProcessHandle> children = owner.descendants().toList();
    assertThat(children).hasSizeGreaterThan(2);

    // When
    owner.destroyForcibly().waitFor();

    // Then
    await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    try (EmbeddedStack next = EmbeddedStack.start(StackOptions.keptIn(directory))) {
      assertThat(new StackUser(next).query("postgres", "SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void shouldNameAPortThatIsTaken() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Files.writeString(directory.resolve("ports.properties"), "postgres=" + port);

      // When Then
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> EmbeddedStack.start(StackOptions.keptIn(directory)))
          .withMessageContaining("Port " + port + " of postgres is taken");
    }
  }

  private Process startOwner() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StackChild.class.getName(),
                directory.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).startsWith("ready");
    return owner;
  }
}
