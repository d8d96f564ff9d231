package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code facts}: what is loaded elsewhere, and what is corrected where it stands. */
final class FactsReader {

  private final Problems problems;
  private final DatasetReader datasets;
  private final Map<String, Fact> loaded = new LinkedHashMap<>();
  private final Map<String, InPlace> inPlace = new LinkedHashMap<>();

  FactsReader(Problems problems, DatasetReader datasets) {
    this.problems = problems;
    this.datasets = datasets;
  }

  void read(Optional<Section> facts) {
    facts.ifPresent(section -> section.allSections().forEach(this::read));
  }

  Map<String, Fact> loaded() {
    return loaded;
  }

  Map<String, InPlace> inPlace() {
    return inPlace;
  }

  private void read(String name, Section section) {
    boolean stands = section.names().contains("table");
    boolean moves = section.names().contains("from") || section.names().contains("into");
    if (stands && moves) {
      problems.add(
          section.path("table"),
          "stands beside from and into",
          "Write table alone to correct rows where they stand, from and into to load them.");
    } else if (stands) {
      inPlace.put(name, datasets.inPlace(name, section));
    } else {
      loaded.put(name, datasets.fact(name, section));
    }
  }
}
