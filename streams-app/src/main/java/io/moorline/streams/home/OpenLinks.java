package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.message.FindingKind;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Told;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Findings.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells people which links of rows stay open, and why; and when that is over. */
final class OpenLinks {

  /**
   * A key by which a link may be filled.
   *
   * @param name of the need that is tried first
   */
  private record Open(String name, String key) {}

  private final Desk desk;
  private final Subjects subjects;
  private final Orphaned orphaned;

  OpenLinks(Desk desk, Subjects subjects, Orphaned orphaned) {
    this.desk = desk;
    this.subjects = subjects;
    this.orphaned = orphaned;
  }

  /** The row with what is told about it now, that these judges have answered. */
  Waiting tell(Subject subject, Waiting row) {
    Map<String, Told> told = new LinkedHashMap<>(row.told());
    told.keySet().removeAll(content(subject, row));
    for (List<Open> tried : open(subject, row).values()) {
      if (tried.stream().allMatch(one -> row.said().containsKey(one.key()))) {
        Open first = tried.get(0);
        Told now = new Told(first.key(), row.said().get(first.key()).verdict());
        if (!now.equals(told.put(first.name(), now))) {
          desk.findings().open(found(subject, first.name(), now, detail(tried, row)));
        }
      }
    }
    return row.telling(told);
  }

  /** One word for each link, however many needs are tried to fill it. */
  private static String detail(List<Open> tried, Waiting row) {
    return tried.stream()
        .map(one -> row.said().get(one.key()).detail())
        .collect(Collectors.joining(" "));
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

  /** What stays told of an older version of the row: nothing of references that are known now. */
  Map<String, Told> kept(
      Waiting older, Subject newer, Map<String, @Nullable IndexEntry> references) {
    if (!newer.isPatch()) {
      return Map.of();
    }
    Map<String, Told> kept = new HashMap<>();
    open(newer, older)
        .forEach(
            (name, tried) -> {
              Told told = older.told().get(name);
              if (told != null
                  && told.key().equals(tried.get(0).key())
                  && references.get(told.key()) == null) {
                kept.put(name, told);
              }
            });
    return kept;
  }

  /** The links that are open, each with the needs that are tried to fill it, in their order. */
  private Map<String, List<Open>> open(Subject subject, Waiting row) {
    Map<String, List<Open>> open = new LinkedHashMap<>();
    for (Link link : subject.links().links()) {
      for (Need need : subject.openNeeds(link)) {
        String key = link.key().text();
        if (!isContent(need, row, key) && !orphaned.isCleared(subject, need, row, key)) {
          String name = name(subject, need);
          open.computeIfAbsent(name, same -> new ArrayList<>()).add(new Open(name, key));
        }
      }
    }
    return open;
  }

  /** The names of needs for which it is enough that the reference is there. */
  private static Set<String> content(Subject subject, Waiting row) {
    return subject.links().links().stream()
        .flatMap(
            link -> link.needs().stream().filter(need -> isContent(need, row, link.key().text())))
        .map(Need::name)
        .collect(Collectors.toSet());
  }

  private static boolean isContent(Need need, Waiting row, String key) {
    return need.link().isEmpty()
        && Optional.ofNullable(row.said().get(key))
            .filter(said -> said.verdict().equals(Quarantines.INCOMPLETE))
            .isPresent();
  }

  private String name(Subject subject, Need need) {
    InPlaceModel model = (InPlaceModel) desk.model().dataset(subject.dataset());
    return model.upTo(need).get(0).name();
  }

  private Found found(Subject subject, String need, Told told, String detail) {
    ReferenceKey key = ReferenceKey.parse(told.key());
    return new Found(
        kind(subject, need),
        subject.dataset(),
        subject.entityKey(),
        need,
        key.reference(),
        key.partsText(),
        told.verdict(),
        detail,
        subject.version());
  }

  private FindingKind kind(Subject subject, String name) {
    boolean orphan =
        desk.model().dataset(subject.dataset()).dataset().needs().stream()
            .anyMatch(need -> need.name().equals(name) && need.orphans().isPresent());
    return orphan ? FindingKind.ORPHAN : FindingKind.OPEN_LINK;
  }
}
