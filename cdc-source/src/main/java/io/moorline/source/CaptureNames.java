package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.schemas.Names;
import java.util.Locale;

/**
 * What one captured database is called in PostgreSQL and Kafka.
 *
 * @param slot the replication slot; the publication and the engine carry the same name
 * @param transactionalId fences a predecessor: one writer per database
 */
record CaptureNames(String slot, String transactionalId) {

  /** PostgreSQL cuts longer names silently. */
  private static final int MAX_SLOT = 63;

  private static final String AGAIN = "_again";
  private static final int HASH = 8;

  static CaptureNames of(Pipeline pipeline, Database database) {
    String slot =
        ("moorline_" + ascii(pipeline.name()) + "_" + ascii(database.name()))
            .toLowerCase(Locale.ROOT);
    if (slot.length() > MAX_SLOT) {
      throw new IllegalArgumentException(
          "the replication slot would be named "
              + slot
              + ", which is longer than "
              + MAX_SLOT
              + " characters: shorten the name of the pipeline or of database "
              + database.name());
    }
    return new CaptureNames(slot, pipeline.name() + ".capture." + Names.encode(database.name()));
  }

  String publication() {
    return slot;
  }

  /** The slot that exists while tables are captured again. */
  String slotAgain() {
    int room = MAX_SLOT - AGAIN.length();
    return (slot.length() <= room
            ? slot
            : slot.substring(0, room - HASH) + String.format(Locale.ROOT, "%08x", slot.hashCode()))
        + AGAIN;
  }

  private static String ascii(String name) {
    return Names.encode(name.replace('-', '_').replace('.', '_'));
  }
}
