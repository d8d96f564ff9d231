package io.moorline.sink;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.Column;
import io.moorline.schemas.HttpSchemaRegistry;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes row changes as streams-app does: in Kafka transactions. */
final class Changes implements AutoCloseable {

  /** The schema of a dataset's changes, and the columns of its key. */
  private record Shape(ChangeSchema schema, List<String> key) {}

  private final Topics topics;
  private final WireFormat wire;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private long order;
  private int revision;

  Changes(Pipeline pipeline, Catalog catalog, Topics topics) {
    this.topics = topics;
    this.wire = new WireFormat(new HttpSchemaRegistry(pipeline.registry().url(), Optional.empty()));
    pipeline
        .datasets()
        .forEach(dataset -> shapes.put(dataset.id(), shape(pipeline.name(), catalog, dataset)));
    Map<String, Object> settings = KafkaTopics.clientSettings(pipeline.kafka());
    settings.put("transactional.id", pipeline.name() + "-changes-" + System.nanoTime());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
  }

  /** A row of the mirror, one position after the last. */
  Changes upsert(Map<String, @Nullable Object> row, String... plans) {
    return upsertAt(++order, row, plans);
  }

  Changes upsertAt(long position, Map<String, @Nullable Object> row, String... plans) {
    return change("detail", Intent.UPSERT, position, row, Map.of(), reliances("plan", plans));
  }

  /** From here on changes are this revision of theirs. */
  Changes revision(int next) {
    revision = next;
    return this;
  }

  Changes insertMissing(Map<String, @Nullable Object> plan) {
    return insertMissing("plan", plan);
  }

  Changes insertMissing(String reference, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> derived = new LinkedHashMap<>(row);
    derived.put("_source", "auto_derived");
    derived.put("_needs_review", true);
    derived.put("_derived_from_domain", "performance");
    derived.put("_derived_at", Instant.parse("2026-01-02T03:04:05.123456Z"));
    return change(reference, Intent.INSERT_MISSING, ++order, derived, Map.of(), List.of());
  }

  /** What an authority says about a plan, and what it said last. */
  Changes takeOver(Map<String, @Nullable Object> plan, Map<String, @Nullable Object> seen) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>(plan);
    said.put("_source", "authoritative");
    said.put("_needs_review", false);
    said.put("_derived_from_domain", null);
    said.put("_derived_at", null);
    return change("plan", Intent.TAKE_OVER, ++order, said, seen, List.of());
  }

  /** Fills columns of a plan: of a derived one only, or of any. */
  Changes fill(Intent intent, Map<String, @Nullable Object> plan) {
    return change("plan", intent, ++order, plan, Map.of(), List.of());
  }

  /** Corrects a product; it relies on these registrations. */
  Changes patch(
      Map<String, @Nullable Object> row,
      Map<String, @Nullable Object> seen,
      String... registrations) {
    return change(
        "products", Intent.PATCH, ++order, row, seen, reliances("registrations", registrations));
  }

  Changes notice(String topic, String id, GenericRecord record) {
    byte[] value = wire.write(topic + "-value", record);
    producer.send(new ProducerRecord<>(topic, 0, id.getBytes(), value));
    return this;
  }

  Changes raw(String topic, byte[] key, byte @Nullable [] value) {
    producer.send(new ProducerRecord<>(topic, 0, key, value));
    return this;
  }

  /** Sends without committing. */
  void flush() {
    producer.flush();
  }

  void commit() {
    producer.commitTransaction();
    producer.beginTransaction();
  }

  @Override
  public void close() {
    producer.abortTransaction();
    producer.close();
  }

  private Changes change(
      String dataset,
      Intent intent,
      long position,
      Map<String, @Nullable Object> row,
      Map<String, @Nullable Object> seen,
      List<Reliance> relies) {
    RowChange change =
        new RowChange(
            intent,
            row,
            seen,
            new Position(1, 100, position),
            revision,
            new Origin("detail", "target", "cdc", 1, position, Instant.EPOCH, ""),
            new Evidence("monthly", "performance", "rules-1"),
            relies);
    Shape shape = shapes.get(dataset);
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    shape.key.forEach(column -> key.put(column, row.get(column)));
    var topic = topics.changes(dataset);
    producer.send(
        new ProducerRecord<>(
            topic.name(),
            Math.floorMod(key.hashCode(), topic.partitions()),
            wire.write(WireFormat.keySubject(topic), shape.schema.key(key)),
            wire.write(WireFormat.valueSubject(topic), shape.schema.value(change))));
    return this;
  }

  private static List<Reliance> reliances(String reference, String... keys) {
    return Stream.of(keys).map(key -> new Reliance(reference, key, new Position(1, 1, 1))).toList();
  }

  private static Shape shape(String pipeline, Catalog catalog, Dataset dataset) {
    TableName name = dataset instanceof Fact fact ? fact.into() : dataset.table();
    Table table = catalog.get(name.database(), name.schema(), name.table());
    List<String> key = key(dataset, table);
    List<String> columns = table.columns().stream().map(Column::name).toList();
    return new Shape(ChangeSchema.of(pipeline, dataset.id(), table, key, columns), key);
  }

  private static List<String> key(Dataset dataset, Table table) {
    if (dataset instanceof Reference reference) {
      return List.copyOf(reference.key().keySet());
    }
    return dataset instanceof Fact fact ? fact.key() : table.primaryKey();
  }
}
