package io.moorline.streams;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Column;
import io.moorline.schemas.Position;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays capture: turns the changes of a database into records of cdc topics. */
final class Source {

  /** One change inside a transaction. */
  record Change(
      Op op, String dataset, Map<String, @Nullable Object> row, List<String> unavailable) {

    Change(Op op, String dataset, Map<String, @Nullable Object> row) {
      this(op, dataset, row, List.of());
    }
  }

  /** A record on its way to a topic; without a key it goes to every partition. */
  record Message(String topic, byte @Nullable [] key, byte @Nullable [] value) {}

  private final WireFormat wire;
  private final Pipeline pipeline;
  private final Topics topics;
  private final Consumer<Message> out;
  private final Map<String, CdcSchema> schemas = new HashMap<>();
  private final Map<String, Integer> loads = new HashMap<>();
  private int epoch = 1;
  private long lsn = 100;

  Source(Pipeline pipeline, WireFormat wire, Topics topics, Consumer<Message> out) {
    this.pipeline = pipeline;
    this.wire = wire;
    this.topics = topics;
    this.out = out;
  }

  static Change insert(String dataset, Object... columns) {
    return new Change(Op.CREATE, dataset, row(columns));
  }

  static Change update(String dataset, Object... columns) {
    return new Change(Op.UPDATE, dataset, row(columns));
  }

  static Change delete(String dataset, Object... key) {
    return new Change(Op.DELETE, dataset, row(key));
  }

  /** These columns hold large values that did not change: the log does not repeat them. */
  static Change unchanged(List<String> columns, Change change) {
    return new Change(change.op(), change.dataset(), change.row(), columns);
  }

  static Map<String, @Nullable Object> row(Object... columns) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      row.put(columns[i].toString(), columns[i + 1]);
    }
    return row;
  }

  /** One source transaction, without the progress marks that follow it. */
  void transaction(Change... changes) {
    int order = 0;
    for (Change change : changes) {
      send(change, ++order, 0);
    }
    lsn += 10;
  }

  /** Everything committed so far has been read. */
  void mark(String dataset) {
    sendToAll(Op.MARK, dataset, 0, 0);
  }

  void marks() {
    references().forEach(this::mark);
  }

  /** A row as the running snapshot finds it. */
  void found(String dataset, Object... columns) {
    send(new Change(Op.READ, dataset, row(columns)), 0, lsn);
  }

  void snapshotComplete(String dataset) {
    sendToAll(Op.MARK, dataset, 0, lsn);
  }

  void snapshotComplete() {
    pipeline.datasets().stream().map(Dataset::id).forEach(this::snapshotComplete);
    lsn += 10;
  }

  /** From now on a new snapshot runs. */
  void newSnapshot() {
    epoch++;
    lsn += 10;
  }

  void truncate(String dataset) {
    sendToAll(Op.TRUNCATE, dataset, 1, 0);
    lsn += 10;
  }

  /** Rows of an authority, all that it has; they come one by one. */
  List<Message> load(String authority, List<Map<String, @Nullable Object>> rows) {
    int load = loads.merge(authority, 1, Integer::sum);
    List<Message> messages = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      messages.add(of(authority, load, messages.size() + 1, Op.READ, row));
    }
    messages.add(of(authority, load, 0, Op.MARK, Map.of()));
    return messages;
  }

  private Message of(
      String authority, int load, int order, Op op, Map<String, @Nullable Object> row) {
    Table table = Tables.authority(pipeline, authority);
    CdcSchema schema = CdcSchema.of(topics.pipeline(), authority, table);
    Topic topic = topics.cdc(authority);
    Captured.Source source =
        new Captured.Source(
            "elsewhere", "s", "t", new Position(load, 0, order), load, Instant.EPOCH);
    byte[] value =
        wire.write(
            WireFormat.valueSubject(topic),
            schema.value(new Captured(op, row, unknown(table, row), source)));
    Map<String, @Nullable Object> key = new LinkedHashMap<>(row);
    key.keySet().retainAll(table.primaryKey());
    byte[] keyBytes =
        op == Op.MARK ? null : wire.write(WireFormat.keySubject(topic), schema.key(key));
    return new Message(topic.name(), keyBytes, value);
  }

  private static List<String> unknown(Table table, Map<String, @Nullable Object> row) {
    return table.columns().stream()
        .map(Column::name)
        .filter(column -> !row.containsKey(column))
        .toList();
  }

  private void sendToAll(Op op, String dataset, long order, long generation) {
    byte[] value = value(new Change(op, dataset, Map.of()), order, generation);
    out.accept(new Message(topics.cdc(dataset).name(), null, value));
  }

  private void send(Change change, long order, long generation) {
    Topic topic = topics.cdc(change.dataset());
    Map<String, @Nullable Object> key = new LinkedHashMap<>(change.row());
    key.keySet().retainAll(table(change.dataset()).primaryKey());
    byte[] keyBytes = wire.write(WireFormat.keySubject(topic), schema(change.dataset()).key(key));
    out.accept(new Message(topic.name(), keyBytes, value(change, order, generation)));
  }

  private byte[] value(Change change, long order, long generation) {
    Table table = table(change.dataset());
    Captured.Source source =
        new Captured.Source(
            Tables.database(pipeline, change.dataset()),
            table.schema(),
            table.name(),
            new Position(epoch, lsn, order),
            generation,
            Instant.EPOCH);
    return wire.write(
        WireFormat.valueSubject(topics.cdc(change.dataset())),
        schema(change.dataset())
            .value(new Captured(change.op(), change.row(), change.unavailable(), source)));
  }

  private CdcSchema schema(String dataset) {
    return schemas.computeIfAbsent(dataset, id -> CdcSchema.of(topics.pipeline(), id, table(id)));
  }

  /** The ids of the tables that others point at. */
  List<String> references() {
    return pipeline.references().values().stream().map(Dataset::id).toList();
  }

  private Table table(String dataset) {
    return Tables.captured(pipeline, dataset);
  }
}
