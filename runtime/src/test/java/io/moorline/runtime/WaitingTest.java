package io.moorline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Kafka;
import io.moorline.rules.pipeline.Registry;
import io.moorline.rules.pipeline.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class WaitingTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String NOWHERE = "nowhere.invalid";

  /** A server that has these troubles, one after the other. */
  private record Troubled(Iterator<Optional<String>> troubles) implements Server {

    static Troubled by(String... troubles) {
      return new Troubled(
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of(troubles).map(Optional::of),
                  java.util.stream.Stream.generate(Optional::<String>empty))
              .iterator());
    }

    @Override
    public String name() {
      return "the server";
    }

    @Override
    public Optional<String> trouble() {
      return troubles.next();
    }
  }

  @Test
  void shouldGoOnWhenTheServerHasCome() {
    // Given
    Waiting waiting = waiting(Troubled.by("refused", "starting up"), LONG);

    // When, Then
    assertThat(waiting.untilAllAnswer()).isEmpty();
    assertThat(waiting.readiness()).allMatch(Check::ok);
  }

  @Test
  void shouldEndWithTheReasonWhenTheTimeIsOver() {
    // Given
    Waiting waiting = waiting(Troubled.by("refused"), Duration.ZERO);

    // When, Then
    assertThatThrownBy(waiting::untilAllAnswer)
        .isInstanceOfSatisfying(
            UserError.class,
            told -> {
              assertThat(told).hasMessage("the server does not answer: refused");
              assertThat(told.exitCode()).isEqualTo(ExitCode.CANNOT_CONNECT);
              assertThat(told.remedy()).contains("--wait", "MOORLINE_WAIT");
            });
  }

  @Test
  void shouldBeAliveAndNotReadyMeanwhileAndEndWhenTold() {
    // Given
    CompletableFuture<Integer> stop = new CompletableFuture<>();
    Server server = Troubled.by("refused", "refused", "refused");
    Waiting waiting = new Waiting(List.of(server), LONG, stop);

    // When
    stop.complete(143);

    // Then
    assertThat(waiting.untilAllAnswer()).contains(143);
    assertThat(waiting.liveness()).allMatch(Check::ok);
    assertThat(waiting.readiness())
        .containsExactly(new Check("servers", false, "waiting for the server: refused"));
  }

  @ParameterizedTest
  @MethodSource("serversWhoseHostDoesNotExist")
  void shouldNotWaitForAHostThatDoesNotExist(Server server) {
    assertThatThrownBy(() -> waiting(server, LONG).untilAllAnswer())
        .isInstanceOfSatisfying(
            UserError.class, told -> assertThat(told.exitCode()).isEqualTo(ExitCode.CANNOT_CONNECT))
        .hasMessageContaining(NOWHERE);
  }

  @ParameterizedTest
  @MethodSource("serversThatAreDown")
  void shouldWaitForAServerThatIsDown(Server server) {
    assertThat(server.trouble()).as(server.name()).isPresent();
  }

  static List<Server> serversWhoseHostDoesNotExist() {
    return servers(NOWHERE, 5432);
  }

  static List<Server> serversThatAreDown() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return servers("127.0.0.1", free.getLocalPort());
    }
  }

  private static List<Server> servers(String host, int port) {
    String address = host + ":" + port;
    return List.of(
        new DatabaseServer(
            new Database("d", "jdbc:postgresql://" + address + "/d", "u", new Secret("p"))),
        new KafkaServer(new Kafka(address, Map.of(), 1, (short) 1, Optional.empty())),
        new RegistryServer(new Registry("http://" + address, Optional.empty(), Optional.empty())));
  }

  private static Waiting waiting(Server server, Duration limit) {
    return new Waiting(List.of(server), limit, new CompletableFuture<>());
  }
}
