package io.moorline.schemas;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.RowChange.Reliance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Key and value of one table's changes topic. */
public final class ChangeSchema {

  private static final Schema INTENT = Envelopes.enumOf("Intent", Intent.class);

  private static final Schema ORIGIN =
      SchemaBuilder.record("Origin")
          .namespace("io.moorline")
          .fields()
          .requiredString("dataset")
          .requiredString("database")
          .requiredString("topic")
          .requiredInt("partition")
          .requiredLong("offset")
          .name("committed_at")
          .type(Envelopes.INSTANT)
          .noDefault()
          .name("row")
          .doc("The row's primary key, opaque.")
          .type()
          .stringType()
          .stringDefault("")
          .endRecord();

  private static final Schema RELIANCE =
      SchemaBuilder.record("Reliance")
          .namespace("io.moorline")
          .fields()
          .requiredString("reference")
          .requiredString("key")
          .name("position")
          .type(Envelopes.POSITION)
          .noDefault()
          .endRecord();

  private static final PerSchema<ChangeReader> READERS = new PerSchema<>(ChangeReader::new);

  private final RowSchema key;
  private final RowSchema row;
  private final Schema value;

  private ChangeSchema(RowSchema key, RowSchema row, Schema value) {
    this.key = key;
    this.row = row;
    this.value = value;
  }

  /**
   * The schema of changes to a table.
   *
   * @param key the columns that identify a row for the pipeline; not always the primary key
   * @param columns all columns that changes may write, the key's among them
   */
  public static ChangeSchema of(
      String pipeline, String datasetId, Table table, List<String> key, List<String> columns) {
    String namespace = Envelopes.NAMESPACE + Names.encode(pipeline) + ".changes." + datasetId;
    RowSchema keySchema = RowSchema.of(namespace, "Key", table.select(key).columns());
    RowSchema row = RowSchema.of(namespace, "Row", table.select(columns).columns());
    return new ChangeSchema(keySchema, row, value(namespace, row));
  }

  private static Schema value(String namespace, RowSchema row) {
    return SchemaBuilder.record("RowChange")
        .namespace(namespace)
        .fields()
        .name("intent")
        .type(INTENT)
        .noDefault()
        .name("row")
        .type(row.avro())
        .noDefault()
        .name("untouched")
        .doc("Columns of the row that the change leaves alone.")
        .type(Envelopes.TEXTS)
        .noDefault()
        .name("seen")
        .doc("Of a patch: the values that the row must still hold. Else keys it goes without.")
        .type(Schema.createUnion(Schema.create(Schema.Type.NULL), row.avro()))
        .withDefault(null)
        .name("unseen")
        .doc("Columns of seen that do not matter.")
        .type(Envelopes.TEXTS)
        .withDefault(List.of())
        .name("position")
        .type(Envelopes.POSITION)
        .noDefault()
        .name("revision")
        .doc("Of the writes of one captured row, the higher one holds.")
        .type()
        .intType()
        .intDefault(0)
        .name("origin")
        .type(ORIGIN)
        .noDefault()
        .requiredString("backfill")
        .requiredString("domain")
        .requiredString("rule_version")
        .name("relies")
        .type(Schema.createArray(RELIANCE))
        .noDefault()
        .endRecord();
  }

  public Schema key() {
    return key.avro();
  }

  public Schema value() {
    return value;
  }

  /** The columns that a change of this schema can write. */
  public List<String> columns() {
    return row.columns();
  }

  public GenericRecord key(Map<String, @Nullable Object> values) {
    return key.toAvro(values);
  }

  public GenericRecord value(RowChange change) {
    GenericRecord record = new GenericData.Record(value);
    record.put("intent", Envelopes.symbol(INTENT, change.intent()));
    record.put("row", row.toAvro(change.row()));
    record.put("untouched", absentFrom(change.row()));
    record.put("seen", change.seen().isEmpty() ? null : row.toAvro(change.seen()));
    record.put("unseen", change.seen().isEmpty() ? List.of() : absentFrom(change.seen()));
    record.put("position", Envelopes.position(change.position()));
    record.put("revision", change.revision());
    record.put("origin", origin(change.origin()));
    record.put("backfill", change.evidence().backfill());
    record.put("domain", change.evidence().domain());
    record.put("rule_version", change.evidence().ruleVersion());
    record.put("relies", change.relies().stream().map(ChangeSchema::reliance).toList());
    return record;
  }

  private List<String> absentFrom(Map<String, @Nullable Object> values) {
    List<String> absent = new ArrayList<>();
    for (String column : row.columns()) {
      if (!values.containsKey(column)) {
        absent.add(column);
      }
    }
    Collections.sort(absent);
    return absent;
  }

  /** Reads the value of any table's changes topic. */
  public static RowChange read(GenericRecord record) {
    return READERS.of(record.getSchema()).read(record);
  }

  private static GenericRecord origin(Origin origin) {
    GenericRecord record = new GenericData.Record(ORIGIN);
    record.put("dataset", origin.dataset());
    record.put("database", origin.database());
    record.put("topic", origin.topic());
    record.put("partition", origin.partition());
    record.put("offset", origin.offset());
    record.put("committed_at", ChronoUnit.MICROS.between(Instant.EPOCH, origin.committedAt()));
    record.put("row", origin.row());
    return record;
  }

  private static GenericRecord reliance(Reliance reliance) {
    GenericRecord record = new GenericData.Record(RELIANCE);
    record.put("reference", reliance.reference());
    record.put("key", reliance.key());
    record.put("position", Envelopes.position(reliance.position()));
    return record;
  }
}
