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

  private static String ascii(String name) {
    return Names.encode(name.replace('-', '_').replace('.', '_'));
  }
}
