package io.moorline.streams.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * That a reference was derived.
 *
 * @param values what it took from the rows that asked for it
 * @param cause the dataset whose row asked first
 * @param waiting how many rows waited for it
 */
record Notice(
    String reference,
    String table,
    String key,
    Map<String, @Nullable String> values,
    String domain,
    @Nullable String cause,
    long waiting) {

  static Notice of(GenericRecord derived) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (Object attribute : (List<?>) derived.get("attributes")) {
      GenericRecord one = (GenericRecord) attribute;
      values.put(one.get("column").toString(), text(one.get("value")));
    }
    return new Notice(
        derived.get("reference").toString(),
        derived.get("table").toString(),
        derived.get("key").toString(),
        values,
        derived.get("domain").toString(),
        derived.hasField("cause") ? text(derived.get("cause")) : null,
        (Long) derived.get("waiting"));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
