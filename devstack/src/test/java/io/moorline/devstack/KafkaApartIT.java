package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.devstack.StackOptions.KafkaPlace;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Kafka in a process of its own is no other Kafka, but it can crash. */
@TestInstance(Lifecycle.PER_CLASS)
class KafkaApartIT extends StackContract {

  private final EmbeddedStack stack =
      EmbeddedStack.start(StackOptions.temporary().withKafka(KafkaPlace.APART));

  @Override
  Stack stack() {
    return stack;
  }

  @AfterAll
  void close() {
    stack.close();
    assertThat(stack.dataDir()).doesNotExist();
  }

  @Test
  void shouldComeBackAfterACrash() throws Exception {
    // Given
    StackUser user = new StackUser(stack);
    user.createTopic("crash");
    user.produce("crash", "before");

    // When
    stack.killKafka();

    // Then
    assertThat(Ports.answers(port(stack))).isFalse();
    stack.startKafka();
    user.produce("crash", "after");
    assertThat(user.consume("crash", "crash")).containsExactly("before", "after");
  }

  @Test
  void shouldComeBackAfterAStop() throws Exception {
    // Given
    StackUser user = new StackUser(stack);
    user.createTopic("stop");
    user.produce("stop", "before");

    // When
    stack.stopKafka();
    stack.startKafka();

    // Then
    assertThat(user.consume("stop", "stop")).containsExactly("before");
  }

  @Test
  void shouldNotBeThereWhereTablesAloneAreWanted() throws SQLException {
    StackOptions options = StackOptions.temporary().withKafka(KafkaPlace.NOWHERE);
    try (EmbeddedStack tables = EmbeddedStack.start(options);
        Connection connection = tables.postgres().connect("postgres")) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(Ports.answers(port(tables))).isFalse();
      assertThat(Ports.answers(URI.create(tables.registryUrl()).getPort())).isFalse();
    }
  }

  private static int port(EmbeddedStack stack) {
    String servers = stack.bootstrapServers();
    return Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
  }
}
