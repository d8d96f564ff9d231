package io.moorline.streams.judge;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Position;
import io.moorline.schemas.message.FindingKind;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Findings.Found;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells people of keys that several rows share, whether anybody points at them or not. */
final class Collisions {

  /** How many rows are named. */
  private static final int NAMED = 10;

  private final Desk desk;

  Collisions(Desk desk) {
    this.desk = desk;
  }

  void changed(String reference, Existing before, Existing after) {
    if (after.isAmbiguous()) {
      desk.findings().open(found(reference, after));
    } else if (before.isAmbiguous()) {
      desk.findings().close(found(reference, before));
    }
  }

  private static Found found(String reference, Existing rows) {
    ReferenceKey key = ReferenceKey.parse(reference);
    String named =
        rows.rows().stream()
            .limit(NAMED)
            .map(row -> text(row.entry().columns()))
            .collect(Collectors.joining("; "));
    Position newest =
        rows.rows().stream()
            .map(Existing.Row::entry)
            .map(IndexEntry::position)
            .max(Position::compareTo)
            .orElseThrow();
    return new Found(
        FindingKind.COLLISION,
        key.reference(),
        null,
        key.partsText(),
        key.reference(),
        key.partsText(),
        "ambiguous",
        rows.rows().size()
            + " rows share the key after normalization ("
            + named
            + "). Nothing is linked to them, nor derived, until one of them is left.",
        newest);
  }

  private static String text(Map<String, String> columns) {
    return new TreeMap<>(columns)
        .entrySet().stream()
            .map(column -> column.getKey() + " " + column.getValue())
            .collect(Collectors.joining(", "));
  }
}
