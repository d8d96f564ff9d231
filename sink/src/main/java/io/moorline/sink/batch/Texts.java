package io.moorline.sink.batch;

import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Fields of a notice, by name: whoever wrote it may know more of them. */
final class Texts {

  private Texts() {}

  static String text(GenericRecord record, String field) {
    return record.get(field).toString();
  }

  static @Nullable String textOrNull(GenericRecord record, String field) {
    return record.get(field) == null ? null : text(record, field);
  }
}
