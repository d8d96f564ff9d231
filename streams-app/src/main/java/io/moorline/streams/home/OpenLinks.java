package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.message.FindingKind;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Told;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Findings.Found;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells people which links of rows stay open, and why; and when that is over. */
final class OpenLinks {

  private final Desk desk;
  private final Subjects subjects;

  OpenLinks(Desk desk, Subjects subjects) {
    this.desk = desk;
    this.subjects = subjects;
  }

  /** The row with what is told about it now. */
  Waiting tell(Waiting row, String key, String verdict, String detail) {
    Subject subject = subjects.resume(row);
    if (!subject.isPatch()) {
      return row;
    }
    Map<String, Told> told = new LinkedHashMap<>(row.told());
    Told now = new Told(key, verdict);
    for (Link link : subject.links().links()) {
      if (link.key().text().equals(key)) {
        for (Need need : subject.openNeeds(link)) {
          if (!now.equals(told.put(need.name(), now))) {
            desk.findings().open(found(subject, need.name(), now, detail));
          }
        }
      }
    }
    return row.telling(told);
  }

  /** What was told about the row, unless the same link is told of otherwise now. */
  void close(Waiting row, Map<String, Told> stillTold) {
    Map<String, Told> over = new LinkedHashMap<>(row.told());
    over.keySet().removeAll(stillTold.keySet());
    if (!over.isEmpty()) {
      Subject subject = subjects.resume(row);
      over.forEach((need, told) -> desk.findings().close(found(subject, need, told, "")));
    }
  }

  /** What stays told of an older version of the row. */
  static Map<String, Told> kept(Waiting older, Subject newer) {
    Map<String, Told> kept = new HashMap<>();
    for (Link link : newer.links().links()) {
      for (Need need : newer.openNeeds(link)) {
        Told told = older.told().get(need.name());
        if (told != null && told.key().equals(link.key().text())) {
          kept.put(need.name(), told);
        }
      }
    }
    return kept;
  }

  private static Found found(Subject subject, String need, Told told, String detail) {
    ReferenceKey key = ReferenceKey.parse(told.key());
    return new Found(
        FindingKind.OPEN_LINK,
        subject.dataset(),
        subject.entityKey(),
        need,
        key.reference(),
        key.partsText(),
        told.verdict(),
        detail,
        subject.version());
  }
}
