package io.moorline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Captured.Source;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.RowChange.Reliance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class RecordsTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.000001Z");
  private static final Position HERE = new Position(1, 0x99, 3);
  private static final Source SOURCE = new Source("warehouse", "business", "年金计划", HERE, 0, NOON);

  private final WireFormat wire = new WireFormat(new MemoryRegistry());
  private final CdcSchema cdc = CdcSchema.of("annuity", "plan", Samples.table());
  private final ChangeSchema changes =
      ChangeSchema.of(
          "annuity",
          "plan",
          Samples.table(),
          List.of("年金计划号"),
          Samples.table().columns().stream().map(Column::name).toList());

  @Test
  void shouldCarryACapturedRow() {
    assertCarried(new Captured(Op.CREATE, Samples.row(), List.of(), SOURCE));
  }

  @Test
  void shouldTellAnUnavailableColumnFromANullOne() {
    Map<String, Object> row = new LinkedHashMap<>(Samples.row());
    row.put("列 BYTES", null);
    row.remove("列 TEXT");

    assertCarried(new Captured(Op.UPDATE, row, List.of("列 TEXT"), SOURCE));
  }

  @Test
  void shouldCarryAMarkWithoutARow() {
    assertCarried(new Captured(Op.MARK, Map.of(), List.of(), SOURCE));
  }

  @Test
  void shouldCarryARowChange() {
    Map<String, Object> row = new LinkedHashMap<>(Samples.row());
    row.remove("列 JSON");
    row.put("列 DATE", null);
    RowChange change = change(row, "annuity.cdc.scale_detail");

    assertThat(ChangeSchema.read(carried(change))).isEqualTo(change);
  }

  @Test
  void shouldReadTextsThatDifferFromChangeToChange() {
    for (String topic : List.of("one", "other", "other", "one")) {
      RowChange change = change(Samples.row(), topic);

      assertThat(ChangeSchema.read(carried(change))).isEqualTo(change);
    }
  }

  @Test
  void shouldReadChangesFromBeforeThereWereRevisions() {
    RowChange change = change(Samples.row(), "annuity.cdc.scale_detail");

    RowChange read = ChangeSchema.read(without("revision", carried(change)));

    assertThat(read.revision()).isZero();
    assertThat(read.origin()).isEqualTo(change.origin());
  }

  @Test
  void shouldRefuseANumberThatIsWiderThanItsColumn() {
    Map<String, Object> row = new LinkedHashMap<>(Samples.row());
    row.put("列 INT4", 1L << 40);
    GenericRecord record = changes.value(change(row, "annuity.cdc.scale_detail"));

    assertThatThrownBy(() -> wire.write("v", record)).isInstanceOf(AvroRuntimeException.class);
  }

  @Test
  void shouldGiveEveryColumnItsLogicalType() {
    Schema row = cdc.value().getField("row").schema().getTypes().get(1);

    assertThat(logicalType(row, "列 DECIMAL")).isEqualTo("decimal");
    assertThat(logicalType(row, "列 ANY_DECIMAL")).isEqualTo("big-decimal");
    assertThat(logicalType(row, "列 UUID")).isEqualTo("uuid");
    assertThat(logicalType(row, "列 DATE")).isEqualTo("date");
    assertThat(logicalType(row, "列 TIME")).isEqualTo("time-micros");
    assertThat(logicalType(row, "列 TIMESTAMP")).isEqualTo("local-timestamp-micros");
    assertThat(logicalType(row, "列 TIMESTAMPTZ")).isEqualTo("timestamp-micros");
  }

  @Test
  void shouldKeepTheTrueColumnNameInTheSchema() {
    Schema.Field field = cdc.key().getFields().get(0);

    assertThat(field.name()).isEqualTo("_u5e74_u91d1_u8ba1_u5212_u53f7");
    assertThat(field.doc()).isEqualTo("年金计划号");
  }

  private static RowChange change(Map<String, Object> row, String topic) {
    return new RowChange(
        Intent.UPSERT,
        row,
        Map.of("列 DATE", LocalDate.EPOCH),
        HERE,
        2,
        new Origin("scale_detail", "warehouse", topic, 3, 42, NOON, "r1"),
        new Evidence("annuity", "annuity_performance", "r1"),
        List.of(new Reliance("plan", "P001", HERE)));
  }

  private GenericRecord carried(RowChange change) {
    return wire.read(wire.write("v", changes.value(change)));
  }

  private static GenericRecord without(String field, GenericRecord record) {
    Schema schema = record.getSchema();
    List<Schema.Field> fields =
        schema.getFields().stream()
            .filter(one -> !one.name().equals(field))
            .map(one -> new Schema.Field(one, one.schema()))
            .toList();
    Schema older =
        Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    GenericRecord copy = new GenericData.Record(older);
    fields.forEach(one -> copy.put(one.name(), record.get(one.name())));
    return copy;
  }

  private void assertCarried(Captured captured) {
    GenericRecord read = wire.read(wire.write("v", cdc.value(captured)));

    assertThat(CdcSchema.read(read)).isEqualTo(captured);
  }

  private static String logicalType(Schema row, String column) {
    Schema union = row.getField(Names.encode(column)).schema();
    return union.getTypes().get(1).getLogicalType().getName();
  }
}
