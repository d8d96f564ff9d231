package io.moorline.runtime;

import io.moorline.rules.pipeline.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until every server of a pipeline answers: a process may start before its servers do. */
final class Waiting implements Checked {

  private static final Logger log = LoggerFactory.getLogger(Waiting.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

  private final List<Server> servers;
  private final Duration limit;
  private final CompletionStage<Integer> stop;
  private volatile Check seen = new Check("servers", false, "looking for them");

  Waiting(List<? extends Server> servers, Duration limit, CompletionStage<Integer> stop) {
    this.servers = List.copyOf(servers);
    this.limit = limit;
    this.stop = stop;
  }

  static Waiting forServersOf(Pipeline pipeline, Duration limit, CompletionStage<Integer> stop) {
    List<Server> servers = new ArrayList<>();
    // Those that only authorities stand in may be away: the pipeline goes on without them.
    pipeline.databases().values().stream()
        .filter(
            database ->
                database.equals(pipeline.target()) || pipeline.captured().contains(database))
        .forEach(database -> servers.add(new DatabaseServer(database)));
    servers.add(new KafkaServer(pipeline.kafka()));
    servers.add(new RegistryServer(pipeline.registry()));
    return new Waiting(servers, limit, stop);
  }

  @Override
  public String name() {
    return "start";
  }

  /** A process that waits is alive: killing it would bring no server back. */
  @Override
  public List<Check> liveness() {
    return List.of();
  }

  @Override
  public List<Check> readiness() {
    return List.of(seen);
  }

  /**
   * Returns when all answer, or what {@code stop} told before that.
   *
   * @throws UserError when one does not answer within the limit, or refuses
   */
  Optional<Integer> untilAllAnswer() {
    long began = System.nanoTime();
    for (Server server : servers) {
      Optional<Integer> stopped = until(server, began);
      if (stopped.isPresent()) {
        return stopped;
      }
    }
    seen = new Check("servers", true, "all answer");
    return Optional.empty();
  }

  private Optional<Integer> until(Server server, long began) {
    long toldAt = began - BETWEEN_WORDS.toNanos();
    Optional<String> trouble = server.trouble();
    while (trouble.isPresent()) {
      seen = new Check("servers", false, "waiting for " + server.name() + ": " + trouble.get());
      long now = System.nanoTime();
      if (now - began >= limit.toNanos()) {
        throw gaveUp(server, trouble.get());
      }
      if (now - toldAt >= BETWEEN_WORDS.toNanos()) {
        toldAt = now;
        tell(server, trouble.get(), Duration.ofNanos(now - began));
      }
      Optional<Integer> stopped = stoppedWithin(BETWEEN_LOOKS);
      if (stopped.isPresent()) {
        return stopped;
      }
      trouble = server.trouble();
    }
    return Optional.empty();
  }

  private static void tell(Server server, String trouble, Duration waited) {
    log.atInfo()
        .addKeyValue("server", server.name())
        .addKeyValue("trouble", trouble)
        .addKeyValue("waited", waited.toSeconds() + "s")
        .log("waiting for a server before the start");
  }

  private UserError gaveUp(Server server, String trouble) {
    return new UserError(
        ExitCode.CANNOT_CONNECT,
        server.name() + " does not answer: " + trouble,
        "Check that it runs and that the pipeline file has the right address. Waited for "
            + limit.toSeconds()
            + " s; --wait ("
            + Settings.WAIT
            + ") says for how long.");
  }

  private Optional<Integer> stoppedWithin(Duration time) {
    CompletableFuture<Integer> stopped = stop.toCompletableFuture();
    try {
      return Optional.of(stopped.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for servers", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a stop signal never fails", e);
    }
  }
}
