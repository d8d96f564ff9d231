package io.moorline.bench.topology;

import io.moorline.schemas.Column;
import io.moorline.schemas.RowSchema;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/** For each reference: facts by its code, joined with a table of its rows by their code. */
final class Joins {

  private final Scene scene;
  private final WireFormat wire;
  private final Serde<byte[]> bytes = Serdes.ByteArray();
  private final Serde<String> text = Serdes.String();
  private final Serde<GenericRecord> avro;
  private final Schema row;
  private final RowSchema key;
  private final StreamsBuilder builder = new StreamsBuilder();

  private Joins(Scene scene) {
    this.scene = scene;
    this.wire = scene.wire();
    this.avro = new AvroSerde(wire);
    Table table = scene.table(Scene.LOADED);
    this.row = RowSchema.of("bench.joins", "Row", table.select(columns(scene)).columns()).avro();
    this.key = RowSchema.of("bench.joins", "Key", table.select(List.of("id")).columns());
  }

  /** Those of the fact and the links: the table has others, for the sink. */
  private static List<String> columns(Scene scene) {
    return Stream.concat(
            scene.table(Scene.FACTS).columns().stream().map(Column::name),
            scene.references().stream().map(Scenario::linkColumn))
        .toList();
  }

  static Topology build(Scene scene, Topic output) {
    return new Joins(scene).build(output);
  }

  private Topology build(Topic output) {
    KStream<?, GenericRecord> facts = captured(Scene.FACTS).mapValues(this::loaded);
    for (String reference : scene.references()) {
      facts = joined(facts, reference);
    }
    facts
        .selectKey((code, fact) -> key(output, fact))
        .to(output.name(), Produced.with(bytes, avro));
    return builder.build();
  }

  private KStream<String, GenericRecord> joined(KStream<?, GenericRecord> facts, String reference) {
    String code = Scenario.codeColumn(reference);
    String link = Scenario.linkColumn(reference);
    return by(facts, code, "facts-by-" + reference)
        .join(
            table(reference),
            (fact, found) -> with(fact, link, found.get("id")),
            Joined.with(text, avro, avro));
  }

  private KTable<String, GenericRecord> table(String reference) {
    return by(captured(reference), "code", reference + "-by-code")
        .toTable(
            Named.as(reference + "-table"),
            Materialized.<String, GenericRecord>as(Stores.inMemoryKeyValueStore(reference))
                .withKeySerde(text)
                .withValueSerde(avro));
  }

  private KStream<String, GenericRecord> by(
      KStream<?, GenericRecord> rows, String column, String name) {
    return rows.selectKey((before, value) -> value.get(column).toString())
        .repartition(
            Repartitioned.with(text, avro).withName(name).withNumberOfPartitions(Scene.PARTITIONS));
  }

  /** Rows without the envelope they were captured in; marks have no key. */
  private KStream<byte[], GenericRecord> captured(String dataset) {
    return builder.stream(scene.topics().cdc(dataset).name(), Consumed.with(bytes, avro))
        .filter((id, captured) -> id != null)
        .mapValues(captured -> (GenericRecord) captured.get("row"));
  }

  /** A row of the target, its links still empty. */
  private GenericRecord loaded(GenericRecord fact) {
    GenericRecord loaded = new GenericData.Record(row);
    for (Schema.Field field : fact.getSchema().getFields()) {
      loaded.put(field.name(), fact.get(field.pos()));
    }
    return loaded;
  }

  private static GenericRecord with(GenericRecord fact, String link, Object id) {
    fact.put(link, id);
    return fact;
  }

  private byte[] key(Topic output, GenericRecord fact) {
    GenericRecord id = new GenericData.Record(key.avro());
    id.put("id", fact.get("id"));
    return wire.write(WireFormat.keySubject(output), id);
  }
}
