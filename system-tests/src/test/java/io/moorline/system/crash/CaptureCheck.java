package io.moorline.system.crash;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.system.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cdc topic of the facts tells every version that a row ever had, each once, in their order. It
 * sees what the target hides: versions that newer ones have replaced since, and versions that came
 * twice.
 */
final class CaptureCheck {

  private static final Map<String, String> GONE = Map.of();

  private CaptureCheck() {}

  static List<String> differences(Sql sql, Pipeline pipeline) {
    Map<String, List<Map<String, String>>> lives = lives(sql);
    Map<String, List<CapturedRow>> told = CapturedRow.ofLastSnapshotOn(pipeline);
    List<String> differences = new ArrayList<>();
    lives.forEach(
        (id, life) -> {
          List<CapturedRow> events = told.getOrDefault(id, List.of());
          if (!tells(events, life)) {
            differences.add("row " + id + " lived as " + life + " and was captured as " + events);
          }
        });
    told.keySet().removeAll(lives.keySet());
    told.forEach((id, events) -> differences.add("row " + id + " never was: " + events));
    return differences;
  }

  /** Of each row all its versions, the last of which is that it is gone. */
  private static Map<String, List<Map<String, String>>> lives(Sql sql) {
    Map<String, List<Map<String, String>>> lives = new HashMap<>();
    for (Map<String, String> version : Rows.of(sql, History.ALL)) {
      version.remove("version");
      boolean deleted = "t".equals(version.remove("deleted"));
      lives
          .computeIfAbsent(version.get("id"), id -> new ArrayList<>())
          .add(deleted ? GONE : version);
    }
    return lives;
  }

  /** A snapshot finds the version of its moment; of a row that is gone by then nothing is told. */
  private static boolean tells(List<CapturedRow> events, List<Map<String, String>> life) {
    int untold = life.size() - events.size();
    if (untold < 0 || events.stream().skip(1).anyMatch(CapturedRow::found)) {
      return false;
    }
    boolean complete = untold == 0;
    boolean mayBeginLate =
        events.isEmpty() ? life.get(untold - 1).equals(GONE) : events.get(0).found();
    return (complete || mayBeginLate)
        && events.stream()
            .map(CapturedRow::values)
            .toList()
            .equals(life.subList(untold, life.size()));
  }
}
