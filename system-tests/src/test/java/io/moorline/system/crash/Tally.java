package io.moorline.system.crash;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How often each deed was tried, and how often it succeeded. */
final class Tally {

  private final Map<Deed, Integer> tried = new EnumMap<>(Deed.class);
  private final Map<Deed, Integer> done = new EnumMap<>(Deed.class);

  void note(Deed deed, boolean success) {
    tried.merge(deed, 1, Integer::sum);
    done.merge(deed, success ? 1 : 0, Integer::sum);
  }

  /** Points that were tried, and missed each time. */
  List<Deed> missed() {
    return done.entrySet().stream()
        .filter(entry -> entry.getKey().isPoint() && entry.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public String toString() {
    return Arrays.stream(Deed.values())
        .filter(tried::containsKey)
        .map(deed -> deed + " " + done.get(deed) + "/" + tried.get(deed))
        .collect(Collectors.joining(", "));
  }
}
