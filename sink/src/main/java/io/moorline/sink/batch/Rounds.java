package io.moorline.sink.batch;

import io.moorline.schemas.RowChange.Intent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the changes of each row: a statement sees a row once, so the next change waits for it.
 */
final class Rounds {

  private record Place(Source source, Intent intent, Key key) {}

  private record Last(Row row, int round) {}

  private final Map<Place, Last> lasts = new HashMap<>();

  /** The round of a change; that of the one before when it says the very same. */
  int of(Row change) {
    return lasts.merge(
            new Place(change.step().source(), change.intent(), change.key()),
            new Last(change, 0),
            (last, next) -> same(last.row, change) ? last : new Last(change, last.round + 1))
        .round;
  }

  private static boolean same(Row one, Row other) {
    return one.layout() == other.layout() && Arrays.deepEquals(one.fields(), other.fields());
  }
}
