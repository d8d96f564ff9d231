package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.pipeline.Fact.Unresolved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads one entry of {@code references} or {@code facts}. */
final class DatasetReader {

  private static final String CHANGE_LOG = "change log";

  private final Problems problems;
  private final UnaryOperator<String> encoder;
  private final ColumnRulesReader rules;
  private final TableNameReader tables;
  private final NeedReader needs;
  private final SharesReader shares;
  private final StrategyReader strategies;
  private final Words<Unresolved> unresolved;

  DatasetReader(
      Problems problems,
      UnaryOperator<String> encoder,
      Map<String, Database> databases,
      Map<String, KeyRule> keys,
      Path pipelineFile) {
    this.problems = problems;
    this.encoder = encoder;
    this.rules = new ColumnRulesReader(problems, keys);
    this.tables = new TableNameReader(problems, databases);
    this.needs = new NeedReader(problems);
    this.shares = new SharesReader(problems);
    this.strategies =
        new StrategyReader(problems, new AuthorityReader(problems, tables, pipelineFile));
    this.unresolved = Words.spaced(problems, Unresolved.PARK);
  }

  Reference reference(String name, Section section) {
    String id = id(name, section);
    Reference reference =
        new Reference(
            name,
            id,
            tables.read(section, "table"),
            rules.read(section.section("key")),
            entity(id, section),
            changeLog(section),
            needs(section),
            YesNo.read(section, "fill later", true, problems),
            Durations.read(section, "patience", problems),
            shares.read(section),
            strategies.read(name, id, section));
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
            section.optionalTexts("newest by"),
            normalize(section),
            entity(id, section),
            changeLog(section),
            needs(section),
            unresolved.read(section, "unresolved"));
    section.refuseOthers();
    return fact;
  }

  InPlace inPlace(String name, Section section) {
    String id = id(name, section);
    InPlace inPlace =
        new InPlace(
            name,
            id,
            tables.read(section, "table"),
            normalize(section),
            entity(id, section),
            changeLog(section),
            needs(section),
            section.optionalText("backfill"));
    section.refuseOthers();
    return inPlace;
  }

  private String id(String name, Section section) {
    return section.optionalText("id").orElseGet(() -> encoder.apply(name));
  }

  private static String entity(String id, Section section) {
    return section.optionalText("entity").orElse(id);
  }

  private Optional<TableName> changeLog(Section section) {
    return section
        .optionalText(CHANGE_LOG)
        .map(name -> tables.read(section, CHANGE_LOG))
        .filter(TableNameReader::isRead);
  }

  private Map<String, KeyRule> normalize(Section section) {
    return section.optionalSection("normalize").map(rules::read).orElse(Map.of());
  }

  private List<Need> needs(Section section) {
    List<Need> list = new ArrayList<>();
    section
        .optionalSection("needs")
        .ifPresent(
            all -> all.allSections().forEach((name, need) -> list.add(needs.read(name, need))));
    return list;
  }
}
