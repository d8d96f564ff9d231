package io.moorline.streams.judge;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Position;
import io.moorline.schemas.message.FindingKind;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.model.AuthorityModel;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Findings.Found;
import java.util.List;

/** Tells people of keys for which one authority has several rows. */
final class Disagreements {

  private final Desk desk;

  Disagreements(Desk desk) {
    this.desk = desk;
  }

  void changed(AuthorityModel authority, String reference, Existing before, Existing after) {
    List<Existing.Row> then = of(authority, before);
    List<Existing.Row> now = of(authority, after);
    if (now.size() > 1) {
      desk.findings().open(found(authority, reference, now));
    } else if (then.size() > 1) {
      desk.findings().close(found(authority, reference, then));
    }
  }

  private static List<Existing.Row> of(AuthorityModel authority, Existing rows) {
    return rows.rows().stream().filter(row -> row.id().startsWith(authority.id() + "|")).toList();
  }

  private static Found found(AuthorityModel authority, String reference, List<Existing.Row> rows) {
    ReferenceKey key = ReferenceKey.parse(reference);
    Position newest =
        rows.stream()
            .map(Existing.Row::entry)
            .map(IndexEntry::position)
            .max(Position::compareTo)
            .orElseThrow();
    return new Found(
        FindingKind.COLLISION,
        authority.id(),
        null,
        key.partsText(),
        key.reference(),
        key.partsText(),
        "ambiguous",
        rows.size()
            + " rows of "
            + authority.authority().origin()
            + " share the key after normalization. The first of them counts.",
        newest);
  }
}
