package io.moorline.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Check;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.Part;
import io.moorline.runtime.Registries;
import io.moorline.runtime.Settings;
import io.moorline.runtime.UserError;
import io.moorline.runtime.lag.LagWatch;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.Derived;
import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.Quarantined;
import io.moorline.streams.model.CapturedModel;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ModelBuilder;
import io.moorline.streams.notify.Notifier;
import io.moorline.streams.start.Beginning;
import io.moorline.streams.start.EndedReading;
import io.moorline.streams.start.Overtaken;
import io.moorline.streams.station.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part that resolves: from cdc topics to changes topics. */
public final class StreamsApp implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);

  /** A member that stays would be waited for: by those that take over, and by its own successor. */
  private static final CloseOptions CLOSING =
      CloseOptions.timeout(CLOSE_TIMEOUT)
          .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);

  private final Pipeline pipeline;
  private final Model model;
  private final PatientRegistry registry;
  private final WireFormat wire;
  private final LagWatch lagWatch;
  private final RestoreMeter restoring;
  private final Settings settings;
  private final Numbers numbers;
  private final Notifier notifier;
  private volatile KafkaStreams streams;
  private volatile @Nullable KafkaStreams abandoned;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private volatile boolean started;
  private volatile boolean closing;

  public StreamsApp(Pipeline pipeline, Catalog catalog, Settings settings, MeterRegistry metrics) {
    this.pipeline = pipeline;
    this.model = ModelBuilder.build(pipeline, catalog);
    this.lagWatch =
        new LagWatch(
            pipeline.kafka(), model.topics().streamsGroup(), metrics, LagWatch.Pace.DEFAULT);
    this.restoring = new RestoreMeter(metrics);
    this.registry = new PatientRegistry(Registries.of(pipeline.registry()), this::impatient);
    this.wire = new WireFormat(registry);
    this.settings = settings;
    this.numbers = new Numbers(metrics);
    this.notifier = new Notifier(pipeline, model.topics(), wire, metrics);
    this.streams = create();
  }

  private KafkaStreams create() {
    KafkaStreams created =
        new KafkaStreams(
            ResolveTopology.build(model, wire, numbers),
            StreamsConfiguration.of(pipeline, model.topics(), settings, threads()),
            new Clients());
    created.setGlobalStateRestoreListener(restoring);
    created.setUncaughtExceptionHandler(this::die);
    created.setStateListener((now, before) -> changed(created, now));
    return created;
  }

  @Override
  public String name() {
    return "streams";
  }

  @Override
  public void start() {
    ensureTopics();
    List<Topic> inputs = ResolveTopology.inputs(model);
    new Beginning(pipeline.kafka(), model.topics(), inputs).prepare();
    registerSchemas();
    lagWatch.start(inputs);
    started = true;
    notifier.start();
    try {
      streams.start();
    } catch (ProcessorStateException e) {
      restore(e);
    }
  }

  /**
   * Whoever is killed while it deletes a store leaves half of it, which no start can open. What is
   * there in full is in Kafka.
   */
  private void restore(ProcessorStateException because) {
    LOG.atWarn()
        .addKeyValue("because", because.getMessage())
        .log("local state cannot be opened: it is deleted, and restored from Kafka");
    abandoned = streams;
    streams.close(CLOSING);
    streams = create();
    streams.cleanUp();
    streams.start();
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public List<Check> liveness() {
    State state = streams.state();
    boolean dead = state == State.ERROR || state == State.PENDING_ERROR;
    return List.of(new Check("topology", !dead, state.toString()));
  }

  @Override
  public List<Check> readiness() {
    State state = streams.state();
    int stores = restoring.stores();
    Optional<String> trouble = registry.trouble();
    return List.of(
        new Check("topology", state == State.RUNNING, state.toString()),
        new Check("stores", stores == 0, stores + " being restored"),
        new Check("registry", trouble.isEmpty(), trouble.orElse("answers")),
        authorities(),
        notifier.check(),
        lagWatch.check());
  }

  /** Rows flow without them, so nothing is to be restarted; but somebody should know. */
  private Check authorities() {
    Set<String> degraded = numbers.degraded();
    return new Check(
        "authorities",
        true,
        degraded.isEmpty()
            ? "none is missed"
            : "never loaded, derived without them: " + String.join(", ", degraded));
  }

  @Override
  public void close() {
    closing = true;
    notifier.close();
    if (!streams.close(CLOSING)) {
      LOG.atWarn().addKeyValue("after", CLOSE_TIMEOUT).log("Streams did not end in time");
    }
    lagWatch.close();
    ended.complete(null);
  }

  /** Before the first record a user can still be told; at the end nobody waits any more. */
  private boolean impatient() {
    return closing || !started;
  }

  private int threads() {
    return Math.max(1, Math.min(model.partitions(), Runtime.getRuntime().availableProcessors()));
  }

  private void ensureTopics() {
    Topics topics = model.topics();
    List<String> captured = model.captured().stream().map(CapturedModel::id).toList();
    List<String> changed = model.datasets().stream().map(DatasetModel::id).toList();
    KafkaTopics.ensure(pipeline.kafka(), topics.all(captured, changed, List.of()));
  }

  /** Ahead of the first record, so that what follows needs the registry no more. */
  private void registerSchemas() {
    try {
      for (DatasetModel dataset : model.datasets()) {
        ChangesTable changes = dataset.changes();
        wire.warmUp(WireFormat.keySubject(changes.topic()), changes.schema().key());
        wire.warmUp(WireFormat.valueSubject(changes.topic()), changes.schema().value());
      }
      Topic derived = model.topics().derived();
      wire.warmUp(WireFormat.valueSubject(derived), Derived.getClassSchema());
      Topic quarantine = model.topics().quarantine();
      wire.warmUp(WireFormat.valueSubject(quarantine), Quarantined.getClassSchema());
      Topic findings = model.topics().findings();
      wire.warmUp(WireFormat.valueSubject(findings), Finding.getClassSchema());
    } catch (RegistryException e) {
      throw new UserError(
          ExitCode.CANNOT_CONNECT,
          "the schema registry does not take the pipeline's schemas: " + e.getMessage(),
          "Check registry.url and that the registry runs; a changed table may need a compatible"
              + " schema.",
          e);
    }
  }

  private StreamThreadExceptionResponse die(Throwable cause) {
    if (Overtaken.is(cause)) {
      LOG.atWarn()
          .setCause(cause)
          .log(
              "a thread stood still for too long, and its transaction was given up: it is"
                  + " replaced");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    death.compareAndSet(null, EndedReading.explained(cause));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void changed(KafkaStreams changed, State now) {
    if (changed == abandoned) {
      return;
    }
    LOG.atDebug().addKeyValue("state", now).log("Topology changed its state");
    if (now == State.ERROR || now == State.NOT_RUNNING) {
      Throwable cause = death.get();
      if (cause != null) {
        ended.completeExceptionally(cause);
      } else if (now == State.ERROR) {
        ended.completeExceptionally(new IllegalStateException("the topology has failed"));
      } else {
        ended.complete(null);
      }
    }
  }
}
