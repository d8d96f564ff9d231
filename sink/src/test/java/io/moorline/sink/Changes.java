package io.moorline.sink;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.ChangeSchema;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes row changes as streams-app does: in Kafka transactions. */
final class Changes implements AutoCloseable {

  static final List<String> DETAIL =
      List.of("id", "计划", "规模", "select", "day", "at", "rate", "note");
  static final List<String> PLAN =
      List.of("代码", "名称", "类型", "_source", "_needs_review", "_derived_from_domain", "_derived_at");

  private final Topics topics;
  private final WireFormat wire;
  private final ChangeSchema detail;
  private final ChangeSchema plan;
  private final KafkaProducer<byte[], byte[]> producer;
  private long order;

  Changes(Pipeline pipeline, Catalog catalog, Topics topics) {
    this.topics = topics;
    this.wire = new WireFormat(new HttpSchemaRegistry(pipeline.registry().url(), Optional.empty()));
    Table details = catalog.get("target", "public", "明细");
    Table plans = catalog.get("target", "public", "计划");
    this.detail = ChangeSchema.of(pipeline.name(), "detail", details, List.of("id"), DETAIL);
    this.plan = ChangeSchema.of(pipeline.name(), "plan", plans, List.of("代码"), PLAN);
    Map<String, Object> settings = KafkaTopics.clientSettings(pipeline.kafka());
    settings.put("transactional.id", pipeline.name() + "-changes-" + System.nanoTime());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
  }

  /** A row of the mirror, one position after the last. */
  Changes upsert(Map<String, @Nullable Object> row, String... relies) {
    return upsertAt(++order, row, relies);
  }

  Changes upsertAt(long position, Map<String, @Nullable Object> row, String... relies) {
    send(
        "detail",
        detail,
        Map.of("id", row.get("id")),
        change(Intent.UPSERT, position, row, relies));
    return this;
  }

  Changes insertMissing(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> derived = new LinkedHashMap<>(row);
    derived.put("_source", "auto_derived");
    derived.put("_needs_review", true);
    derived.put("_derived_from_domain", "performance");
    derived.put("_derived_at", Instant.parse("2026-01-02T03:04:05.123456Z"));
    send(
        "plan", plan, Map.of("代码", row.get("代码")), change(Intent.INSERT_MISSING, ++order, derived));
    return this;
  }

  Changes fillNull(Map<String, @Nullable Object> row) {
    send("plan", plan, Map.of("代码", row.get("代码")), change(Intent.FILL_DERIVED, ++order, row));
    return this;
  }

  Changes raw(byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(topics.changes("detail").name(), 0, key, value));
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

  private void send(
      String dataset, ChangeSchema schema, Map<String, @Nullable Object> key, RowChange change) {
    var topic = topics.changes(dataset);
    byte[] keyBytes = wire.write(WireFormat.keySubject(topic), schema.key(key));
    int partition = Math.floorMod(key.hashCode(), topic.partitions());
    producer.send(
        new ProducerRecord<>(
            topic.name(),
            partition,
            keyBytes,
            wire.write(WireFormat.valueSubject(topic), schema.value(change))));
  }

  private static RowChange change(
      Intent intent, long position, Map<String, @Nullable Object> row, String... relies) {
    return new RowChange(
        intent,
        row,
        Map.of(),
        new Position(1, 100, position),
        new Origin("detail", "target", "cdc", 1, position, Instant.EPOCH, ""),
        new Evidence("monthly", "performance", "rules-1"),
        List.of(relies).stream()
            .map(key -> new Reliance("plan", key, new Position(1, 1, 1)))
            .toList());
  }
}
