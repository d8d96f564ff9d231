package io.moorline.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Check;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Part;
import io.moorline.runtime.Registries;
import io.moorline.runtime.UserError;
import io.moorline.runtime.lag.LagWatch;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.sink.batch.Source;
import io.moorline.sink.consume.SinkState;
import io.moorline.sink.setup.Targets;
import io.moorline.sink.write.Messages;
import io.moorline.sink.write.SinkMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;

/** Writes the changes topics to the target: rows, change_log and fence in one transaction. */
public final class Sink implements Part {

  private static final Duration STUCK = Duration.ofSeconds(60);
  private static final Duration CLOSE = Duration.ofSeconds(25);

  private final Pipeline pipeline;
  private final Topics topics;
  private final LagWatch lagWatch;
  private final SinkMetrics metrics;
  private final SinkState state = new SinkState();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile @Nullable Running running;

  /** The tables are read again at the start: a catalog may be older than the last setup. */
  public Sink(Pipeline pipeline, Catalog catalog, MeterRegistry registry) {
    this(pipeline, registry, LagWatch.Pace.DEFAULT);
  }

  Sink(Pipeline pipeline, MeterRegistry registry, LagWatch.Pace pace) {
    this.pipeline = pipeline;
    this.topics =
        new Topics(pipeline.name(), pipeline.kafka().partitions(), pipeline.kafka().keep());
    this.lagWatch = new LagWatch(pipeline.kafka(), topics.sinkGroup(), registry, pace);
    this.metrics = new SinkMetrics(registry);
    registry.gauge("moorline.sink.partitions", state, SinkState::partitions);
  }

  @Override
  public String name() {
    return "sink";
  }

  @Override
  public void start() {
    List<Source> sources = Targets.verified(pipeline);
    KafkaTopics.ensure(pipeline.kafka(), SinkTopics.of(topics, sources));
    WireFormat wire = new WireFormat(Registries.of(pipeline.registry()));
    Messages messages = new Messages(topics, wire);
    messages.warmUp();
    lagWatch.start(SinkTopics.read(topics, sources));
    running = Running.start(pipeline, topics, sources, wire, messages, metrics, state, this::ended);
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended.minimalCompletionStage();
  }

  @Override
  public List<Check> liveness() {
    Duration since = state.sinceTurn();
    boolean moves = since.compareTo(STUCK) < 0 && !ended.isCompletedExceptionally();
    return List.of(new Check("loop", moves, "last turn " + since.toSeconds() + " s ago"));
  }

  @Override
  public List<Check> readiness() {
    Optional<String> target = Optional.ofNullable(running).flatMap(Running::trouble);
    Optional<String> registry = state.registryTrouble();
    return List.of(
        new Check("target", running != null && target.isEmpty(), target.orElse("writable")),
        new Check("registry", registry.isEmpty(), registry.orElse("answers")),
        new Check("group", state.joined(), state.partitions() + " partitions"),
        lagWatch.check());
  }

  /** Row versions written since the start. */
  public long rowsWritten() {
    return metrics.rowsWritten();
  }

  /** Nothing is being written, nothing polled waits to be, and all offsets are told to Kafka. */
  public boolean idle() {
    return state.idle();
  }

  @Override
  public void close() {
    Running open = running;
    if (open != null) {
      open.close(CLOSE);
    }
    lagWatch.close();
    ended.complete(null);
  }

  private void ended(@Nullable Throwable failure) {
    if (failure == null) {
      ended.complete(null);
    } else {
      ended.completeExceptionally(told(failure));
    }
  }

  private static Throwable told(Throwable failure) {
    if (failure instanceof OffsetOutOfRangeException e) {
      return new UserError(
          ExitCode.REFUSED,
          "records were removed before the sink read them, or a topic was made anew: its place is"
              + " gone in "
              + e.partitions(),
          "Start the sink again: it looks closer, and says what is missing and what to do.",
          e);
    }
    return failure;
  }
}
