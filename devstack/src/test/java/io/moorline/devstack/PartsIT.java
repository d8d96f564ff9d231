package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One part goes and comes back while the others run on. */
@TestInstance(Lifecycle.PER_CLASS)
class PartsIT {

  private final EmbeddedStack stack =
      EmbeddedStack.start(
          StackOptions.temporary().withServerSetting("log_statement", "all").withDurable(true));
  private final StackUser user = new StackUser(stack);

  @AfterAll
  void close() {
    stack.close();
  }

  @Test
  void shouldBringPostgresBackAfterACrash() throws Exception {
    // Given
    user.sql("postgres", "CREATE TABLE crash AS SELECT 'kept' AS word");

    // When
    stack.killPostgres();

    // Then
    assertThatThrownBy(() -> user.query("postgres", "SELECT 1")).isInstanceOf(SQLException.class);
    stack.startPostgres();
    assertThat(user.query("postgres", "SELECT word FROM crash")).containsExactly("kept");
  }

  @Test
  void shouldBringPostgresBackAfterAStopWithAClientConnected() throws Exception {
    // Given
    user.sql("postgres", "CREATE TABLE stop AS SELECT 'kept' AS word");

    // When
    try (var idle = stack.postgres().connect("postgres")) {
      assertThat(idle.isValid(1)).isTrue();
      stack.stopPostgres();
    }
    stack.startPostgres();

    // Then
    assertThat(user.query("postgres", "SELECT word FROM stop")).containsExactly("kept");
  }

  @Test
  void shouldBringTheRegistryBackWithItsSchemas() throws Exception {
    // Given
    int id = user.register("parts-value", "long");

    // When
    stack.stopRegistry();

    // Then
    assertThatThrownBy(() -> user.schema(id)).isInstanceOf(IOException.class);
    stack.startRegistry();
    assertThat(user.schema(id)).contains("long");
  }

  @Test
  void shouldKeepTheClassesOfTheRegistryForItsNextStart() {
    // When
    stack.stopRegistry();
    stack.startRegistry();

    // Then
    ClassArchive classes =
        ClassArchive.of("registry", Archive.named("registry").unpack(), stack.dataDir());
    assertThat(classes.isKept()).isTrue();
    assertThat(classes.fresh()).doesNotExist();
    assertThat(ProcessHandle.current().descendants())
        .map(process -> String.join(" ", process.info().arguments().orElse(new String[0])))
        .anyMatch(command -> command.contains(classes.option()));
  }

  @Test
  void shouldBringKafkaBackWithItsRecords() throws Exception {
    // Given
    user.createTopic("parts");
    user.produce("parts", "kept");

    // When
    stack.stopKafka();
    stack.startKafka();

    // Then
    assertThat(user.consume("parts", "parts")).containsExactly("kept");
  }

  @Test
  void shouldApplyServerSettings() throws Exception {
    assertThat(user.query("postgres", "SHOW log_statement")).containsExactly("all");
    assertThat(user.query("postgres", "SHOW fsync")).containsExactly("on");
    assertThat(user.query("postgres", "SHOW wal_level")).containsExactly("logical");
    assertThat(stack.postgres().serverLog()).content().contains("SHOW log_statement");
  }
}
