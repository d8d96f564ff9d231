package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.KafkaAdmin;
import io.moorline.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Begins attempts to capture one database. */
final class CaptureAttempts {

  private final Pipeline pipeline;
  private final Database database;
  private final CaptureNames names;
  private final CaptureStateTopic states;
  private final Topic snapshots;
  private final SlotKeeper slot;
  private final Destinations destinations;
  private final CaptureStatus status;
  private final CapturePace pace;

  CaptureAttempts(
      Pipeline pipeline,
      Database database,
      CaptureStateTopic states,
      Topic snapshots,
      SlotKeeper slot,
      Destinations destinations,
      CaptureStatus status,
      CapturePace pace) {
    this.pipeline = pipeline;
    this.database = database;
    this.names = CaptureNames.of(pipeline, database);
    this.states = states;
    this.snapshots = snapshots;
    this.slot = slot;
    this.destinations = destinations;
    this.status = status;
    this.pace = pace;
  }

  /** To be the only one from now on; the process that was it ends. */
  void claim(String instance) {
    states.claim(instance);
  }

  boolean isClaimedBy(String instance) {
    return states.claimant().filter(instance::equals).isPresent();
  }

  /** Fences a predecessor, reads how far it came, and makes an engine that goes on from there. */
  CaptureAttempt begin(String instance) throws InterruptedException {
    CaptureProducer producer = CaptureProducer.open(pipeline.kafka(), names.transactionalId());
    try {
      CaptureState state = starting(instance);
      // Before the wait for the slot: whoever holds it learns from this that it was replaced.
      producer.send(states.record(state));
      producer.commit();
      slot.prepare(state);
      status.resumed(state);
      return attempt(producer, state);
    } catch (RuntimeException | InterruptedException e) {
      producer.close();
      throw e;
    }
  }

  private CaptureAttempt attempt(CaptureProducer producer, CaptureState state) {
    String unavailable = "unavailable-" + UUID.randomUUID();
    String offsetsName = names.slot() + "-" + UUID.randomUUID();
    Properties settings = EngineSettings.of(pipeline, database, pace, unavailable, offsetsName);
    CaptureWriter writer =
        new CaptureWriter(
            producer,
            states,
            state,
            destinations.tables(unavailable),
            destinations.marks(),
            status,
            new PartLimit(pace.partEvents(), pace.partAge()));
    BatchHandler handler = new BatchHandler(new EventReader(names.slot()), writer, status);
    EngineRun engine = EngineRun.create(settings, handler);
    CommittedOffsets.Lease offsets =
        CommittedOffsets.serve(offsetsName, () -> offset(writer.committed()));
    Again again = new Again(pipeline, database, pace, snapshots, writer);
    return new CaptureAttempt(producer, offsets, engine, again);
  }

  private static byte @Nullable [] offset(CaptureState state) {
    return state.snapshotDone() ? CaptureStateCodec.offset(state.offset()) : null;
  }

  private CaptureState starting(String instance) {
    List<String> tables =
        CapturedTables.tables(pipeline, database).stream().map(TableName::toString).toList();
    Map<String, String> topics = topicIds();
    Optional<CaptureState> last = states.read();
    if (last.isPresent() && last.get().snapshotDone()) {
      List<CaptureProblem> problems = problems(last.get(), tables, topics);
      if (!problems.isEmpty()) {
        throw PreflightReport.refuse(database, problems);
      }
      return last.get().resumedBy(instance, tables, topics);
    }
    int epoch = last.map(CaptureAttempts::nextEpoch).orElse(1);
    return CaptureState.fresh(instance, epoch, tables, topics);
  }

  private List<CaptureProblem> problems(
      CaptureState state, List<String> tables, Map<String, String> topics) {
    return Stream.of(
            TableListJudge.problem(state, tables, names.slot(), states.name()),
            TopicJudge.problem(state, topics, names.slot(), states.name()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Map<String, String> topicIds() {
    try (KafkaAdmin kafka = new KafkaAdmin(pipeline.kafka())) {
      Map<String, String> ids = kafka.topicIds();
      ids.keySet().retainAll(destinations.topics());
      return ids;
    }
  }

  /** An attempt that captured nothing left nothing behind to tell apart. */
  private static int nextEpoch(CaptureState unfinished) {
    return unfinished.generation() == 0 ? unfinished.epoch() : unfinished.epoch() + 1;
  }
}
