package io.moorline.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Offsets as they may be given back to the engine. With the last processed event in it the engine
 * searches for that event by its place in the log, which is not unique: rows of a transaction that
 * was open across it are skipped. Without, PostgreSQL itself starts exactly after the last END.
 */
final class SafeOffset {

  private static final String COMMIT = "lsn_commit";
  private static final String PLACE = "lsn";
  private static final Set<String> REMOVED =
      Set.of("lsn_proc", "messageType", "snapshot", "last_snapshot_record", "snapshot_completed");
  private static final String TRANSACTION = "transaction_";

  private SafeOffset() {}

  static Map<String, Object> clean(Map<String, ?> engineOffset) {
    Map<String, Object> offset = new HashMap<>();
    engineOffset.forEach(
        (name, value) -> {
          if (value != null && !REMOVED.contains(name) && !name.startsWith(TRANSACTION)) {
            offset.put(name, value);
          }
        });
    return offset;
  }

  /** The end of the last transaction; the snapshot's place while there was none. */
  static Optional<Long> lsn(Map<String, ?> offset) {
    Object lsn = offset.containsKey(COMMIT) ? offset.get(COMMIT) : offset.get(PLACE);
    return number(lsn);
  }

  /** Where in the log the offset was taken. */
  static long place(Map<String, ?> offset) {
    return number(offset.get(PLACE)).orElseThrow();
  }

  private static Optional<Long> number(@Nullable Object value) {
    return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
  }
}
