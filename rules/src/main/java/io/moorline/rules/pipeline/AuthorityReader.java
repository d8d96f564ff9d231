package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.pipeline.Authority.InFile;
import io.moorline.rules.pipeline.Authority.InTable;
import io.moorline.rules.pipeline.Authority.Origin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one item of {@code authority}. */
final class AuthorityReader {

  private static final String TABLE = "table";
  private static final String FILE = "file";

  private final Problems problems;
  private final TableNameReader tables;
  private final SourceReader sources;
  private final ScheduleReader schedules;
  private final Path pipelineFile;

  /**
   * @param pipelineFile files are looked for beside it
   */
  AuthorityReader(Problems problems, TableNameReader tables, Path pipelineFile) {
    this.problems = problems;
    this.tables = tables;
    this.sources = new SourceReader(problems);
    this.schedules = new ScheduleReader(problems);
    this.pipelineFile = pipelineFile;
  }

  Authority read(String reference, String usualId, Section section) {
    Authority authority =
        new Authority(
            section.optionalText("id").orElse(usualId),
            reference,
            origin(section),
            columns(section),
            schedules.read(section));
    section.refuseOthers();
    return authority;
  }

  private Origin origin(Section section) {
    boolean table = section.names().contains(TABLE);
    boolean file = section.names().contains(FILE);
    if (table == file) {
      problems.add(
          section.path(),
          table ? "names a table and a file" : "does not say where the rows stand",
          "Write table: database.schema.table, or file: path.");
    }
    String path = section.optionalText(FILE).orElse("");
    return table
        ? new InTable(tables.readAny(section, TABLE))
        : new InFile(file(section.path(FILE), path));
  }

  private Path file(String at, String path) {
    if (!path.isEmpty() && !path.toLowerCase(Locale.ROOT).matches("(?s).*\\.(csv|ya?ml)")) {
      problems.add(at, "is neither CSV nor YAML by its name", "Name a .csv, .yml or .yaml file.");
    }
    try {
      return pipelineFile.resolveSibling(path).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      problems.add(at, "names no file");
      return pipelineFile;
    }
  }

  private Map<String, Source> columns(Section section) {
    Map<String, Source> columns = new LinkedHashMap<>();
    section
        .optionalSection("columns")
        .ifPresent(
            all -> all.names().forEach(column -> columns.put(column, sources.read(all, column))));
    return columns;
  }
}
