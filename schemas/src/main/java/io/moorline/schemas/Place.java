package io.moorline.schemas;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Where the records of one schema have a field: found by its name once, not for each record. */
final class Place {

  private static final int NOWHERE = -1;

  private record Text(Object avro, String text) {}

  private final int at;
  private volatile Text last = new Text("", "");

  private Place(int at) {
    this.at = at;
  }

  static Place of(Schema schema, String name) {
    Schema.Field field = schema.getField(name);
    return new Place(field == null ? NOWHERE : field.pos());
  }

  /** What was written before there was such a field has none. */
  boolean exists() {
    return at != NOWHERE;
  }

  @Nullable Object in(IndexedRecord record) {
    return record.get(at);
  }

  /** A text that most records have in common, which is not made anew for each of them. */
  String text(IndexedRecord record) {
    Object avro = record.get(at);
    Text known = last;
    if (!known.avro.equals(avro)) {
      known = new Text(avro, avro.toString());
      last = known;
    }
    return known.text;
  }
}
