package io.moorline.bench.sink;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Row changes as streams-app makes them of captured rows. */
final class MoorlineChanges {

  private static final Evidence EVIDENCE = new Evidence("bench", "bench", "rules-1");

  private MoorlineChanges() {}

  static RowChange of(Map<String, @Nullable Object> row, int load, int number) {
    return new RowChange(
        Intent.UPSERT,
        row,
        Map.of(),
        new Position(1, load, number),
        0,
        new Origin("target", "bench", "cdc", 0, number, Instant.EPOCH, ""),
        EVIDENCE,
        List.of());
  }
}
