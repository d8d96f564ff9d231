package io.moorline.schemas;

import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.RowChange.Reliance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads changes of one schema. */
final class ChangeReader {

  private final Place intent;
  private final Place row;
  private final Place untouched;
  private final Place seen;
  private final Place unseen;
  private final Place position;
  private final Place revision;
  private final Place origin;
  private final Place backfill;
  private final Place domain;
  private final Place ruleVersion;
  private final Place relies;
  private final OriginReader origins;

  ChangeReader(Schema schema) {
    intent = Place.of(schema, "intent");
    row = Place.of(schema, "row");
    untouched = Place.of(schema, "untouched");
    seen = Place.of(schema, "seen");
    unseen = Place.of(schema, "unseen");
    position = Place.of(schema, "position");
    revision = Place.of(schema, "revision");
    origin = Place.of(schema, "origin");
    backfill = Place.of(schema, "backfill");
    domain = Place.of(schema, "domain");
    ruleVersion = Place.of(schema, "rule_version");
    relies = Place.of(schema, "relies");
    origins = new OriginReader(schema.getField("origin").schema());
  }

  RowChange read(IndexedRecord record) {
    return new RowChange(
        Intent.valueOf(intent.in(record).toString()),
        values(record, row, untouched),
        seen.in(record) == null ? Map.of() : values(record, seen, unseen),
        Envelopes.position(position.in(record)),
        revision.exists() ? (Integer) revision.in(record) : 0,
        origins.read((IndexedRecord) origin.in(record)),
        new Evidence(backfill.text(record), domain.text(record), ruleVersion.text(record)),
        relies((List<?>) relies.in(record)));
  }

  private static Map<String, @Nullable Object> values(
      IndexedRecord record, Place place, Place absent) {
    IndexedRecord avro = (IndexedRecord) place.in(record);
    Map<String, @Nullable Object> values = RowSchema.of(avro.getSchema()).fromAvro(avro);
    Envelopes.texts(absent.in(record)).forEach(values::remove);
    return values;
  }

  private static List<Reliance> relies(List<?> elements) {
    return elements.isEmpty() ? List.of() : elements.stream().map(ChangeReader::reliance).toList();
  }

  private static Reliance reliance(Object element) {
    GenericRecord record = (GenericRecord) element;
    return new Reliance(
        record.get("reference").toString(),
        record.get("key").toString(),
        Envelopes.position(record.get("position")));
  }

  private static final class OriginReader {

    private final Place dataset;
    private final Place database;
    private final Place topic;
    private final Place partition;
    private final Place offset;
    private final Place committedAt;
    private final Place row;

    OriginReader(Schema schema) {
      dataset = Place.of(schema, "dataset");
      database = Place.of(schema, "database");
      topic = Place.of(schema, "topic");
      partition = Place.of(schema, "partition");
      offset = Place.of(schema, "offset");
      committedAt = Place.of(schema, "committed_at");
      row = Place.of(schema, "row");
    }

    Origin read(IndexedRecord record) {
      return new Origin(
          dataset.text(record),
          database.text(record),
          topic.text(record),
          (Integer) partition.in(record),
          (Long) offset.in(record),
          Instant.EPOCH.plus((Long) committedAt.in(record), ChronoUnit.MICROS),
          row.exists() ? row.in(record).toString() : "");
    }
  }
}
