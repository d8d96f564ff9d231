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
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of the subscribed topics to rows in binary form. A bad record is a value, no failure. */
public final class Decoder {

  /** What the change_log gives as the backfill of a repair. */
  private static final String VERIFY = "verify";

  private final Map<String, Source> sources;
  private final Map<String, Function<GenericRecord, Decoded>> notices;
  private final WireFormat wire;
  private final Layouts layouts;

  /**
   * Reads what the topics are about.
   *
   * @param sources by changes topic
   * @param notices of the other topics, how their records are read
   */
  public Decoder(
      Map<String, Source> sources,
      Map<String, Function<GenericRecord, Decoded>> notices,
      WireFormat wire,
      ColumnNames names) {
    this.sources = Map.copyOf(sources);
    this.notices = Map.copyOf(notices);
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
    if (record.value() == null) {
      return rejected(record, Fault.malformed("the record has no value"));
    }
    try {
      GenericRecord avro = wire.read(record.value());
      Source source = sources.get(record.topic());
      return source == null ? notice(record, avro) : row(source, record, avro, verify);
    } catch (MalformedException e) {
      return rejected(record, Fault.malformed(e.getMessage()));
    } catch (RefusedValueException e) {
      return rejected(record, Fault.refused(e));
    }
  }

  private Decoded notice(ConsumerRecord<byte[], byte[]> record, GenericRecord avro) {
    Decoded notice = shaped(avro, notices.get(record.topic()));
    return notice == null ? misshapen(record, avro) : notice;
  }

  private Decoded row(
      Source source, ConsumerRecord<byte[], byte[]> record, GenericRecord avro, boolean verify) {
    RowChange change = shaped(avro, ChangeSchema::read);
    if (change == null) {
      return misshapen(record, avro);
    }
    Optional<Fault> fault = Fault.of(source.table(), change);
    if (fault.isPresent()) {
      return rejected(record, fault.get());
    }
    Row row = row(source, record, verify ? repair(change) : change, avro);
    return row.layout().ordered() && !row.complete()
        ? rejected(record, Fault.incomplete())
        : new Decoded.Change(row);
  }

  private static RowChange repair(RowChange change) {
    Evidence known = change.evidence();
    return new RowChange(
        change.intent(),
        change.row(),
        change.seen(),
        change.position(),
        change.revision(),
        change.origin(),
        new Evidence(VERIFY, known.domain(), known.ruleVersion()),
        change.relies());
  }

  /** Null when the record has another shape: what Avro throws then depends on where it differs. */
  private static <T> @Nullable T shaped(GenericRecord avro, Function<GenericRecord, T> reader) {
    try {
      return reader.apply(avro);
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
            change.revision(),
            change.evidence(),
            change.relies(),
            change.origin().partition());
    return new Row(
        change.intent(),
        layout,
        step,
        layout.encode(change.row(), change.seen()),
        untouched(layout, change.row()),
        0,
        false);
  }

  private Layout layout(Source source, RowChange change, GenericRecord avro) {
    if (change.intent() != Intent.UPSERT) {
      return layouts.ofChange(source, change);
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

  private Decoded misshapen(ConsumerRecord<byte[], byte[]> record, GenericRecord avro) {
    String schema = avro.getSchema().getFullName();
    return rejected(record, Fault.malformed("schema " + schema + " is not one of this topic"));
  }

  private Decoded rejected(ConsumerRecord<byte[], byte[]> record, Fault fault) {
    Source source = sources.get(record.topic());
    return new Decoded.Reject(
        new Rejection(
            source == null ? record.topic() : source.dataset(),
            record,
            fault.reason(),
            fault.detail(),
            fault.sqlState()));
  }
}
