package io.moorline.sink.batch;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowSchema;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.WireFormat.MalformedException;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.RefusedValueException;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of the subscribed topics to rows in binary form. A bad record is a value, no failure. */
public final class Decoder {

  /** What the change_log gives as the backfill of a repair. */
  private static final String VERIFY = "verify";

  private final Map<String, Source> sources;
  private final WireFormat wire;
  private final Layouts layouts;

  public Decoder(Map<String, Source> sources, WireFormat wire, ColumnNames names) {
    this.sources = Map.copyOf(sources);
    this.wire = wire;
    this.layouts = new Layouts(names);
  }

  /**
   * Reads a record.
   *
   * @param verify what is written for it repairs what is stored
   * @throws io.moorline.schemas.SchemaRegistry.RegistryException the registry does not answer
   */
  public Decoded decode(ConsumerRecord<byte[], byte[]> record, boolean verify) {
    Source source = sources.get(record.topic());
    String dataset = source == null ? record.topic() : source.dataset();
    if (record.value() == null) {
      return rejected(dataset, record, "malformed", "the record has no value", Optional.empty());
    }
    try {
      GenericRecord avro = wire.read(record.value());
      return source == null
          ? new Decoded.Quarantine(Quarantines.read(avro))
          : row(source, record, avro, verify);
    } catch (MalformedException e) {
      return rejected(dataset, record, "malformed", e.getMessage(), Optional.empty());
    } catch (RefusedValueException e) {
      return rejected(dataset, record, "refused", e.getMessage(), Optional.of(e.sqlState()));
    }
  }

  private Decoded row(
      Source source, ConsumerRecord<byte[], byte[]> record, GenericRecord avro, boolean verify) {
    RowChange change = change(avro);
    if (change == null) {
      return rejected(
          source.dataset(),
          record,
          "malformed",
          "schema " + avro.getSchema().getFullName() + " is not that of a row change",
          Optional.empty());
    }
    for (String column : source.table().key()) {
      if (change.row().get(column) == null) {
        return rejected(
            source.dataset(),
            record,
            "no_key",
            "column " + column + " of the key is empty",
            Optional.empty());
      }
    }
    return new Decoded.Change(row(source, record, verify ? repair(change) : change, avro));
  }

  private static RowChange repair(RowChange change) {
    Evidence known = change.evidence();
    return new RowChange(
        change.intent(),
        change.row(),
        change.seen(),
        change.position(),
        change.origin(),
        new Evidence(VERIFY, known.domain(), known.ruleVersion()),
        change.relies());
  }

  /** Null when the record has another shape: what Avro throws then depends on where it differs. */
  private static @Nullable RowChange change(GenericRecord avro) {
    try {
      return ChangeSchema.read(avro);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private Row row(
      Source source, ConsumerRecord<byte[], byte[]> record, RowChange change, GenericRecord avro) {
    Layout layout = layout(source, change, avro);
    Step step =
        new Step(
            source,
            record,
            change.position(),
            change.evidence(),
            change.relies(),
            change.origin().partition());
    return new Row(
        change.intent(),
        layout,
        step,
        layout.encode(change.row()),
        untouched(layout, change.row()),
        0,
        false);
  }

  private Layout layout(Source source, RowChange change, GenericRecord avro) {
    if (change.intent() != Intent.UPSERT) {
      return layouts.ofChange(source, change.intent(), change.row().keySet());
    }
    Schema schema = ((GenericRecord) avro.get("row")).getSchema();
    return layouts.ofMirror(source, schema, RowSchema.of(schema).columns());
  }

  private static BitSet untouched(Layout layout, Map<String, @Nullable Object> row) {
    BitSet untouched = new BitSet();
    for (int i = 0; i < layout.content(); i++) {
      if (!row.containsKey(layout.columns().get(i).name())) {
        untouched.set(i);
      }
    }
    return untouched;
  }

  private static Decoded rejected(
      String dataset,
      ConsumerRecord<byte[], byte[]> record,
      String reason,
      String detail,
      Optional<String> sqlState) {
    return new Decoded.Reject(new Rejection(dataset, record, reason, detail, sqlState));
  }
}
