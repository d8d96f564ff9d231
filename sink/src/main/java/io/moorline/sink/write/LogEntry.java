package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import io.moorline.sink.table.JsonBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One row version that was written.
 *
 * @param before of an update: the old values of what changed, as JSON
 * @param after the whole row, as JSON
 */
public record LogEntry(Row row, Operation operation, @Nullable Json before, Json after) {

  /** Made only while it is sent: the server is busy with earlier entries then. */
  @FunctionalInterface
  public interface Json {
    void into(JsonBuffer out);
  }

  public enum Operation {
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
