package io.moorline.streams;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.HandBack;
import io.moorline.streams.Source.Change;
import io.moorline.streams.Source.Message;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.HomeKey;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topology with everything around it played: capture by {@link Source}, the reference tables by
 * {@link PlayedDatabase}. What the topology derives is written, and captured, when the test says.
 */
final class Harness implements AutoCloseable {

  private final Pipeline pipeline;
  private final PlayedTopology topology;
  private final Topics topics;
  private final PlayedDatabase database;
  private final Source source;
  private final Map<String, String> findings = new LinkedHashMap<>();

  Harness() {
    this(Tables.pipeline(1));
  }

  Harness(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.topology = new PlayedTopology(pipeline);
    this.topics = topology.model().topics();
    this.database = new PlayedDatabase(pipeline);
    this.source = new Source(pipeline, topology.wire(), topics, topology::pipe);
  }

  /** With reference tables that have been read whole, and are empty. */
  static Harness ready() {
    return ready(Tables.pipeline(1));
  }

  static Harness ready(Pipeline pipeline) {
    Harness harness = new Harness(pipeline);
    harness.source.snapshotComplete();
    return harness;
  }

  Source source() {
    return source;
  }

  /** The tables that the topology reads and writes. */
  PlayedDatabase database() {
    return database;
  }

  /** One source transaction, captured to its end. */
  void commit(Change... changes) {
    List.of(changes).forEach(database::people);
    capture(changes);
  }

  /** An authority is loaded, whole. */
  @SafeVarargs
  final void load(String authority, Map<String, @Nullable Object>... rows) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      all.add(row);
    }
    source.load(authority, all).forEach(this::pipe);
  }

  private void capture(Change... changes) {
    source.transaction(changes);
    source.marks();
  }

  /** Row changes for the dataset's table since the last call. */
  List<RowChange> changes(String dataset) {
    return topology.drain(topics.changes(dataset)).stream().map(ChangeSchema::read).toList();
  }

  /** The rows of these changes, without their NULLs. */
  List<Map<String, @Nullable Object>> rows(String dataset) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (RowChange change : changes(dataset)) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>(change.row());
      row.values().removeIf(Objects::isNull);
      rows.add(row);
    }
    return rows;
  }

  /** What the quarantine got since the last call: state, reason, dataset. */
  List<String> quarantine() {
    return quarantineRecords().stream()
        .map(
            record ->
                record.get("state") + " " + record.get("reason") + " " + record.get("dataset"))
        .toList();
  }

  List<GenericRecord> quarantineRecords() {
    return topology.drain(topics.quarantine());
  }

  /** What is found at last: kind, dataset, row, need or reference key, verdict. */
  List<String> findings() {
    for (GenericRecord finding : findingRecords()) {
      String id = finding.get("id").toString();
      if (finding.get("state").toString().equals("OPEN")) {
        findings.put(id, id.replace('|', ' ') + " " + finding.get("verdict"));
      } else {
        findings.remove(id);
      }
    }
    return List.copyOf(findings.values());
  }

  List<GenericRecord> findingRecords() {
    return topology.drain(topics.findings());
  }

  List<GenericRecord> derived() {
    return topology.drain(topics.derived());
  }

  double gauge(String name, String... tags) {
    return topology.gauge(name, tags);
  }

  double counter(String name, String... tags) {
    return topology.counter(name, tags);
  }

  /** The rows that wait or are set aside, by id. */
  Map<String, Waiting> waiting() {
    return topology.waiting();
  }

  /** The internal topics that carried anything. */
  List<String> usedWays() {
    return topology.usedWays();
  }

  /**
   * Writes what changes ask for in references and in what is corrected in place, as the sink would;
   * not captured yet.
   */
  List<RowChange> writeReferences() {
    List<RowChange> written = new ArrayList<>();
    for (Dataset dataset : pipeline.datasets()) {
      if (!(dataset instanceof Fact)) {
        for (RowChange change : changes(dataset.id())) {
          written.add(change);
          database.write(dataset.id(), change);
        }
      }
    }
    return written;
  }

  /** Capture sees what the sink wrote. */
  void captureReferences() {
    database.takeUncaptured().forEach(this::capture);
  }

  /** Sink and capture go on until nothing changes any more; what was written meanwhile. */
  List<RowChange> settle() {
    List<RowChange> all = new ArrayList<>();
    for (List<RowChange> written = writeReferences();
        !written.isEmpty();
        written = writeReferences()) {
      all.addAll(written);
      captureReferences();
    }
    return all;
  }

  /** The sink found that this reference of the change had vanished. */
  void handBack(String dataset, RowChange change, Reliance vanished) {
    ChangeSchema schema = topology.model().dataset(dataset).changes().schema();
    byte[] bytes =
        wire().write(WireFormat.valueSubject(topics.changes(dataset)), schema.value(change));
    HandBack handBack =
        HandBack.newBuilder()
            .setId("sink|0")
            .setTableId(dataset)
            .setReference(vanished.reference())
            .setReferenceKey(vanished.key())
            .setNotBefore(vanished.position().text())
            .setChange(ByteBuffer.wrap(bytes))
            .build();
    Topic topic = topics.handbacks();
    byte[] value = wire().write(WireFormat.valueSubject(topic), handBack);
    pipe(new Message(topic.name(), new byte[0], value));
  }

  /** From now on the replicated index learns nothing more. */
  void freezeIndex() {
    topology.freezeIndex();
  }

  /** The replicated index learns of a reference sooner than those who asked its judge. */
  void learn(ReferenceKey reference, IndexEntry entry) {
    topology.learn(reference, entry);
  }

  /** The last record of the dataset's cdc topic arrives once more. */
  void repeatLast(String dataset) {
    topology.repeatLast(topics.cdc(dataset));
  }

  void pipe(Message message) {
    topology.pipe(message);
  }

  /** An answer that was on its way for a while. */
  void answer(Answer answer) {
    String topic = topics.streamsGroup() + "-answers-repartition";
    pipe(new Message(topic, HomeKey.of(0, answer.row()), answer.toBytes()));
  }

  void passTime(Duration time) {
    topology.passTime(time);
  }

  @Override
  public void close() {
    topology.close();
  }

  private WireFormat wire() {
    return topology.wire();
  }
}
