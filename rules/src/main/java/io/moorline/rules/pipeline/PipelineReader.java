package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the whole file, section by section. */
final class PipelineReader {

  /** A slot name has 63 characters: moorline_, the pipeline, an underscore, the database. */
  private static final int MAX_NAME = 26;

  private static final String NAME = "[a-z][a-z0-9_]*";

  private final Problems problems;
  private final UnaryOperator<String> encoder;
  private final Path file;

  PipelineReader(Problems problems, UnaryOperator<String> encoder, Path file) {
    this.problems = problems;
    this.encoder = encoder;
    this.file = file;
  }

  Pipeline read(Section root) {
    String name = root.text("pipeline");
    checkName("pipeline", name);
    String domain = root.text("domain");
    Map<String, Database> databases = databases(root.section("databases"));
    Database target = target(root, databases);
    Kafka kafka = new KafkaReader(problems).read(root.section("kafka"));
    Registry registry = new RegistryReader(problems).read(root.section("registry"));
    ColumnNames columns = ColumnNamesReader.read(root.optionalSection("columns"));
    SinkSettings sink = new SinkReader(problems).read(root.optionalSection("sink"));
    List<Channel> channels = new ChannelReader(problems).read(root.optionalSection("notify"));
    DatasetReader datasets = datasetReader(root, databases);
    Map<String, Reference> references = ReferenceOrder.sorted(references(root, datasets));
    FactsReader facts = new FactsReader(problems, datasets);
    facts.read(root.optionalSection("facts"));
    root.refuseOthers();
    return new Pipeline(
        name,
        domain,
        databases,
        target,
        kafka,
        registry,
        columns,
        sink,
        channels,
        references,
        facts.loaded(),
        facts.inPlace(),
        RuleVersion.of(
            domain,
            columns,
            references.values(),
            facts.loaded().values(),
            facts.inPlace().values()));
  }

  private DatasetReader datasetReader(Section root, Map<String, Database> databases) {
    Map<String, KeyRule> keys = new LinkedHashMap<>();
    KeyRuleReader reader = new KeyRuleReader(problems);
    root.optionalSection("keys")
        .ifPresent(
            section -> section.names().forEach(key -> keys.put(key, reader.read(section, key))));
    return new DatasetReader(problems, encoder, databases, keys, file);
  }

  private Map<String, Database> databases(Section section) {
    Map<String, Database> databases = new LinkedHashMap<>();
    DatabaseReader reader = new DatabaseReader(problems);
    section
        .allSections()
        .forEach(
            (name, database) -> {
              checkName(database.path(), name);
              databases.put(name, reader.read(name, database));
            });
    return databases;
  }

  private Database target(Section root, Map<String, Database> databases) {
    String name = root.text("target");
    Database target = databases.get(name);
    if (target == null && !name.isEmpty()) {
      problems.add(
          "target",
          "there is no database \"" + name + "\"",
          Suggestion.hint(name, databases.keySet()));
    }
    if (target != null && target.isMariaDb()) {
      problems.add(
          "target", "the database " + name + " is not PostgreSQL", "Only PostgreSQL is written.");
    }
    return Optional.ofNullable(target).orElseGet(() -> new Database(name, "", "", new Secret("")));
  }

  private static Map<String, Reference> references(Section root, DatasetReader datasets) {
    Map<String, Reference> references = new LinkedHashMap<>();
    root.optionalSection("references")
        .map(Section::allSections)
        .orElse(Map.of())
        .forEach((name, section) -> references.put(name, datasets.reference(name, section)));
    return references;
  }

  private void checkName(String path, String name) {
    if (!name.isEmpty() && (!name.matches(NAME) || name.length() > MAX_NAME)) {
      problems.add(
          path,
          "the name \"" + name + "\" cannot be part of topic and slot names",
          "Use up to " + MAX_NAME + " of a-z, 0-9 and _, a letter first.");
    }
  }
}
