package io.moorline.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Check;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Part;
import io.moorline.runtime.Registries;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.source.CaptureStatus.Phase;
import io.moorline.source.authority.Authorities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Captures every database of a pipeline: one engine each, exactly once, into cdc topics. */
public final class CaptureSource implements Part {

  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(25);
  private static final Duration AUTHORITIES_DEADLINE = Duration.ofSeconds(5);

  /** Heartbeats come every five seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** Longer than any Kafka timeout may block a batch. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  private static final Duration SLOT_INTERVAL = Duration.ofSeconds(10);

  private final Pipeline pipeline;
  private final Catalog catalog;
  private final MeterRegistry metrics;
  private final CapturePace pace;
  private final WireFormat wire;
  private final List<Capture> captures = new CopyOnWriteArrayList<>();
  private volatile Optional<Authorities> authorities = Optional.empty();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final ScheduledExecutorService slotWatch =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "slot-watch"));

  public CaptureSource(Pipeline pipeline, Catalog catalog, MeterRegistry metrics) {
    this(pipeline, catalog, metrics, CapturePace.DEFAULT);
  }

  CaptureSource(Pipeline pipeline, Catalog catalog, MeterRegistry metrics, CapturePace pace) {
    this.pace = pace;
    this.pipeline = pipeline;
    this.catalog = catalog;
    this.metrics = metrics;
    this.wire = new WireFormat(Registries.of(pipeline.registry()));
  }

  @Override
  public String name() {
    return "source";
  }

  @Override
  public void start() {
    List<Database> databases = pipeline.captured();
    databases.forEach(database -> DatabasePreflight.check(pipeline, catalog, database));
    Topics topics =
        new Topics(pipeline.name(), pipeline.kafka().partitions(), pipeline.kafka().keep());
    List<Topic> cdc =
        new ArrayList<>(pipeline.datasets().stream().map(Dataset::id).map(topics::cdc).toList());
    ensure(topics, cdc, databases);
    cdc.addAll(Authorities.cdc(pipeline, topics));
    int maxBytes = RecordLimit.of(pipeline.kafka(), cdc);
    for (Database database : databases) {
      Destinations destinations =
          new Destinations(pipeline, catalog, database, topics, wire, metrics, maxBytes);
      warmUp(destinations);
      captures.add(capture(database, topics, destinations));
    }
    watch();
    captures.forEach(Capture::start);
    authorities =
        Optional.of(
            new Authorities(
                pipeline,
                catalog,
                topics,
                wire,
                metrics,
                maxBytes,
                () -> new PartLimit(pace.partEvents(), pace.partAge())));
    authorities.get().start();
    watchSlots(databases);
  }

  /** The place in its log up to which everything of a database is in Kafka. */
  public Optional<Long> position(String database) {
    return captures.stream()
        .filter(capture -> capture.database().equals(database))
        .findFirst()
        .flatMap(capture -> capture.status().lsn());
  }

  /** Rows captured since the start, of all databases. */
  public long eventsCaptured() {
    return captures.stream().mapToLong(capture -> capture.status().events()).sum();
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public List<Check> liveness() {
    return captures.stream().map(CaptureSource::live).toList();
  }

  @Override
  public List<Check> readiness() {
    return Stream.concat(
            captures.stream().map(CaptureSource::ready),
            authorities.stream().flatMap(loading -> loading.checks().stream()))
        .toList();
  }

  @Override
  public void close() {
    slotWatch.shutdownNow();
    authorities.ifPresent(loading -> loading.close(AUTHORITIES_DEADLINE));
    List<Thread> closers = new ArrayList<>();
    for (Capture capture : captures) {
      Thread closer =
          new Thread(() -> capture.close(CLOSE_DEADLINE), "close-capture-" + capture.database());
      closer.start();
      closers.add(closer);
    }
    try {
      for (Thread closer : closers) {
        closer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended.complete(null);
  }

  private Capture capture(Database database, Topics topics, Destinations destinations) {
    Topic stateTopic = topics.capture(database.name());
    CaptureStatus status = new CaptureStatus();
    CaptureMetrics.register(metrics, database.name(), status);
    CaptureAttempts attempts =
        new CaptureAttempts(
            pipeline,
            database,
            new CaptureStateTopic(pipeline.kafka(), stateTopic),
            topics.snapshots(),
            new SlotKeeper(database, CaptureNames.of(pipeline, database), stateTopic.name()),
            destinations,
            status,
            pace);
    return new Capture(database, attempts, status);
  }

  private void watchSlots(List<Database> databases) {
    for (Database database : databases) {
      SlotWatch watch = new SlotWatch(database, CaptureNames.of(pipeline, database).slot());
      watch.register(metrics);
      slotWatch.scheduleWithFixedDelay(watch::look, 0, SLOT_INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void ensure(Topics topics, List<Topic> cdc, List<Database> databases) {
    List<Topic> needed = new ArrayList<>(cdc);
    databases.forEach(database -> needed.add(topics.capture(database.name())));
    needed.addAll(Authorities.topics(pipeline, topics));
    needed.add(topics.quarantine());
    needed.add(topics.snapshots());
    KafkaTopics.ensure(pipeline.kafka(), needed);
  }

  private void warmUp(Destinations destinations) {
    try {
      destinations.warmUp();
    } catch (RegistryException e) {
      throw new UserError(
          e.refused() ? ExitCode.REFUSED : ExitCode.CANNOT_CONNECT,
          "the schema registry at " + pipeline.registry().url() + ": " + e.getMessage(),
          "Check that it runs, that registry.url is right and that its compatibility rules allow"
              + " the tables as they are now.",
          e);
    }
  }

  /** One capture that dies takes the part with it; the others are closed by whoever watches. */
  private void watch() {
    List<CompletableFuture<Void>> all = captures.stream().map(Capture::ended).toList();
    all.forEach(
        capture ->
            capture.whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    ended.completeExceptionally(failure);
                  }
                }));
  }

  /** While the log is read, heartbeats come: long silence means that the engine is stuck. */
  private static Check live(Capture capture) {
    CaptureStatus status = capture.status();
    boolean stuck = status.phase() == Phase.STREAMING && status.silence().compareTo(STUCK) > 0;
    return new Check("capture " + capture.database(), capture.alive() && !stuck, status.detail());
  }

  private static Check ready(Capture capture) {
    CaptureStatus status = capture.status();
    Phase phase = status.phase();
    boolean running = phase == Phase.SNAPSHOT || phase == Phase.STREAMING;
    boolean heard = status.silence().compareTo(SILENCE) < 0;
    String detail = status.detail() + ", last heard " + status.silence().toSeconds() + " s ago";
    return new Check("capture " + capture.database(), running && heard, detail);
  }
}
