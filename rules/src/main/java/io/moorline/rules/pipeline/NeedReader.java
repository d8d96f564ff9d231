package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Need.Orphans;
import io.moorline.rules.pipeline.Need.Orphans.Policy;
import io.moorline.rules.pipeline.Need.Other;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one entry of {@code needs}. */
final class NeedReader {

  private final Problems problems;
  private final SourceReader sources;
  private final ConditionReader conditions;
  private final Words<Mode> modes;
  private final Words<Policy> policies;

  NeedReader(Problems problems) {
    this.problems = problems;
    this.sources = new SourceReader(problems);
    this.conditions = new ConditionReader(problems);
    this.modes = Words.joined(problems, Mode.INSERT_MISSING);
    this.policies = Words.joined(problems, Policy.REPORT);
  }

  Need read(String name, Section section) {
    Optional<Orphans> orphans = section.optionalSection("orphans").flatMap(this::orphans);
    Need need =
        new Need(
            name,
            section.optionalText("reference").orElse(name),
            sources(section.section("by")),
            section.optionalSection("derive").map(this::sources).orElse(Map.of()),
            mode(section, orphans),
            section.optionalSection("link").map(Section::allTexts).orElse(Map.of()),
            section.optionalSection("of").flatMap(this::other),
            section.optionalText("backfill"),
            conditions.read(section),
            section.optionalText("unless"),
            orphans);
    section.refuseOthers();
    return need;
  }

  private Map<String, Source> sources(Section columns) {
    Map<String, Source> read = new LinkedHashMap<>();
    columns.names().forEach(column -> read.put(column, sources.read(columns, column)));
    return read;
  }

  /** A policy for orphans says the mode, too. */
  private Mode mode(Section section, Optional<Orphans> orphans) {
    if (orphans.isPresent() && section.optionalText("mode").isPresent()) {
      problems.add(section.path("mode"), "stands beside orphans", "Say one of the two.");
    }
    return orphans
        .map(some -> some.policy() == Policy.CREATE ? Mode.INSERT_MISSING : Mode.LINK_ONLY)
        .orElseGet(() -> modes.read(section, "mode"));
  }

  private Optional<Orphans> orphans(Section section) {
    if (section.names().size() != 1) {
      problems.add(
          section.path(), "must name one column", "Write orphans: { own column: report }.");
      return Optional.empty();
    }
    String column = section.names().iterator().next();
    return Optional.of(new Orphans(column, policies.read(section, column)));
  }

  private Optional<Other> other(Section section) {
    if (section.names().size() != 1) {
      problems.add(
          section.path(),
          "must name one dataset",
          "Write of: { dataset: { its column: own column } }.");
      return Optional.empty();
    }
    String dataset = section.names().iterator().next();
    return Optional.of(new Other(dataset, section.section(dataset).allTexts()));
  }
}
