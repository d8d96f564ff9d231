package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import io.moorline.rules.pipeline.Fact.Unresolved;
import io.moorline.rules.pipeline.Reference.Shares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads one entry of {@code references} or {@code facts}. */
final class DatasetReader {

  private final Problems problems;
  private final UnaryOperator<String> encoder;
  private final Map<String, KeyRule> keys;
  private final TableNameReader tables;
  private final NeedReader needs;

  DatasetReader(
      Problems problems,
      UnaryOperator<String> encoder,
      Set<String> databases,
      Map<String, KeyRule> keys) {
    this.problems = problems;
    this.encoder = encoder;
    this.keys = keys;
    this.tables = new TableNameReader(problems, databases);
    this.needs = new NeedReader(problems);
  }

  Reference reference(String name, Section section) {
    String id = id(name, section);
    Reference reference =
        new Reference(
            name,
            id,
            tables.read(section, "table"),
            columnRules(section.section("key")),
            section.optionalText("entity").orElse(id),
            needs(section),
            fillLater(section),
            Optional.empty(),
            Shares.UNLIMITED);
    section.refuseOthers();
    return reference;
  }

  Fact fact(String name, Section section) {
    String id = id(name, section);
    Fact fact =
        new Fact(
            name,
            id,
            tables.read(section, "from"),
            tables.read(section, "into"),
            section.texts("key"),
            section.optionalSection("normalize").map(this::columnRules).orElse(Map.of()),
            section.optionalText("entity").orElse(id),
            needs(section),
            Unresolved.PARK);
    section.refuseOthers();
    return fact;
  }

  private String id(String name, Section section) {
    return section.optionalText("id").orElseGet(() -> encoder.apply(name));
  }

  private Map<String, KeyRule> columnRules(Section section) {
    Map<String, KeyRule> rules = new LinkedHashMap<>();
    section
        .allTexts()
        .forEach((column, rule) -> rules.put(column, rule(section.path(column), rule)));
    return rules;
  }

  private KeyRule rule(String path, String name) {
    KeyRule rule = keys.get(name);
    if (rule == null && !name.isEmpty()) {
      problems.add(
          path,
          "there is no key rule \"" + name + "\"",
          keys.isEmpty() ? "Define it under keys." : Suggestion.hint(name, keys.keySet()));
    }
    return Optional.ofNullable(rule).orElseGet(() -> new KeyRule(name, List.of()));
  }

  private List<Need> needs(Section section) {
    List<Need> list = new ArrayList<>();
    section
        .optionalSection("needs")
        .ifPresent(
            all -> all.allSections().forEach((name, need) -> list.add(needs.read(name, need))));
    return list;
  }

  private boolean fillLater(Section section) {
    String text = section.optionalText("fill later").orElse("yes");
    if (!text.equals("yes") && !text.equals("no")) {
      problems.add(section.path("fill later"), "must be yes or no");
    }
    return text.equals("yes");
  }
}
