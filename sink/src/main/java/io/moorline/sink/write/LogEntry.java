package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import org.jspecify.annotations.Nullable;

/**
 * One row version that was written.
 *
 * @param before of an update: the old values of what changed, as JSON
 * @param after the whole row, as JSON
 */
record LogEntry(Row row, Operation operation, @Nullable String before, String after) {

  enum Operation {
    INSERT('I'),
    UPDATE('U');

    private final char code;

    Operation(char code) {
      this.code = code;
    }

    char code() {
      return code;
    }
  }
}
