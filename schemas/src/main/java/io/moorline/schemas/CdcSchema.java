package io.moorline.schemas;

import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Captured.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Key and value of one dataset's cdc topic. */
public final class CdcSchema {

  private static final Schema OP = Envelopes.enumOf("CapturedOp", Op.class);

  private static final Schema SOURCE =
      SchemaBuilder.record("Source")
          .namespace("io.moorline")
          .fields()
          .requiredString("database")
          .requiredString("schema")
          .requiredString("table")
          .name("position")
          .type(Envelopes.POSITION)
          .noDefault()
          .requiredLong("generation")
          .name("committed_at")
          .type(Envelopes.INSTANT)
          .noDefault()
          .endRecord();

  private final RowSchema key;
  private final RowSchema row;
  private final Schema value;

  private CdcSchema(RowSchema key, RowSchema row, Schema value) {
    this.key = key;
    this.row = row;
    this.value = value;
  }

  /** The schema of a dataset whose captured table has this shape. */
  public static CdcSchema of(String pipeline, String datasetId, Table table) {
    String namespace = Envelopes.NAMESPACE + Names.encode(pipeline) + ".cdc." + datasetId;
    RowSchema key = RowSchema.of(namespace, "Key", table.select(table.primaryKey()).columns());
    RowSchema row = RowSchema.of(namespace, "Row", table.columns());
    Schema value =
        SchemaBuilder.record("Captured")
            .namespace(namespace)
            .fields()
            .name("op")
            .type(OP)
            .noDefault()
            .name("row")
            .type(Schema.createUnion(Schema.create(Schema.Type.NULL), row.avro()))
            .withDefault(null)
            .name("unavailable")
            .type(Envelopes.TEXTS)
            .noDefault()
            .name("source")
            .type(SOURCE)
            .noDefault()
            .endRecord();
    return new CdcSchema(key, row, value);
  }

  public Schema key() {
    return key.avro();
  }

  public Schema value() {
    return value;
  }

  public GenericRecord key(Map<String, @Nullable Object> primaryKey) {
    return key.toAvro(primaryKey);
  }

  public GenericRecord value(Captured captured) {
    GenericRecord record = new GenericData.Record(value);
    record.put("op", Envelopes.symbol(OP, captured.op()));
    record.put("row", captured.hasRow() ? row.toAvro(captured.row()) : null);
    record.put("unavailable", captured.unavailable());
    record.put("source", source(captured.source()));
    return record;
  }

  /** Reads the value of any dataset's cdc topic, whatever shape its table had when written. */
  public static Captured read(GenericRecord record) {
    GenericRecord avroRow = (GenericRecord) record.get("row");
    List<String> unavailable = Envelopes.texts(record.get("unavailable"));
    return new Captured(
        Op.valueOf(record.get("op").toString()),
        avroRow == null ? Map.of() : row(avroRow, unavailable),
        unavailable,
        source((GenericRecord) record.get("source")));
  }

  /**
   * The newer version of a row, with the large values that the log did not repeat, as far as the
   * older one has them.
   */
  public static GenericRecord completed(GenericRecord newer, GenericRecord older) {
    GenericRecord completed = GenericData.get().deepCopy(newer.getSchema(), newer);
    GenericRecord row = (GenericRecord) completed.get("row");
    GenericRecord known = (GenericRecord) older.get("row");
    List<String> unknown = Envelopes.texts(older.get("unavailable"));
    List<String> unavailable = new ArrayList<>();
    for (String column : Envelopes.texts(newer.get("unavailable"))) {
      Schema.Field from = known.getSchema().getField(Names.encode(column));
      Schema.Field to = row.getSchema().getField(Names.encode(column));
      if (from != null && from.schema().equals(to.schema()) && !unknown.contains(column)) {
        row.put(to.pos(), known.get(from.pos()));
      } else {
        unavailable.add(column);
      }
    }
    completed.put("unavailable", unavailable);
    return completed;
  }

  private static Map<String, @Nullable Object> row(
      GenericRecord avroRow, List<String> unavailable) {
    Map<String, @Nullable Object> row = RowSchema.of(avroRow.getSchema()).fromAvro(avroRow);
    unavailable.forEach(row::remove);
    return row;
  }

  private static GenericRecord source(Source source) {
    GenericRecord record = new GenericData.Record(SOURCE);
    record.put("database", source.database());
    record.put("schema", source.schema());
    record.put("table", source.table());
    record.put("position", Envelopes.position(source.position()));
    record.put("generation", source.generation());
    record.put("committed_at", ChronoUnit.MICROS.between(Instant.EPOCH, source.committedAt()));
    return record;
  }

  private static Source source(GenericRecord record) {
    return new Source(
        record.get("database").toString(),
        record.get("schema").toString(),
        record.get("table").toString(),
        Envelopes.position(record.get("position")),
        (Long) record.get("generation"),
        Instant.EPOCH.plus((Long) record.get("committed_at"), ChronoUnit.MICROS));
  }
}
