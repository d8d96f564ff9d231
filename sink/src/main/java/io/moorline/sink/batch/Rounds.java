package io.moorline.sink.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers the patches of each row: a statement sees a row once, so the next patch waits for it. */
final class Rounds {

  private record Place(Source source, Key key) {}

  private record Last(Row row, int round) {}

  private final Map<Place, Last> lasts = new HashMap<>();

  /** The round of a patch; that of the one before when it says the very same. */
  int of(Row patch) {
    return lasts.merge(
            new Place(patch.step().source(), patch.key()),
            new Last(patch, 0),
            (last, next) -> same(last.row, patch) ? last : new Last(patch, last.round + 1))
        .round;
  }

  private static boolean same(Row one, Row other) {
    return one.layout() == other.layout() && Arrays.deepEquals(one.fields(), other.fields());
  }
}
