package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import java.util.Set;

/** Reads {@code database.schema.table}. */
final class TableNameReader {

  private static final String NONE = "";

  private final Problems problems;
  private final Set<String> databases;

  TableNameReader(Problems problems, Set<String> databases) {
    this.problems = problems;
    this.databases = databases;
  }

  TableName read(Section section, String key) {
    String text = section.text(key);
    String[] parts = text.split("\\.", -1);
    if (parts.length == 3 && !parts[1].isBlank() && !parts[2].isBlank()) {
      checkDatabase(section.path(key), parts[0]);
      checkSchema(section.path(key), parts[1]);
      return new TableName(parts[0], parts[1], parts[2]);
    }
    if (!text.isEmpty()) {
      problems.add(
          section.path(key),
          "\"" + text + "\" does not name a table",
          "Write database.schema.table, with a database of the databases section.");
    }
    return new TableName(NONE, NONE, NONE);
  }

  static boolean isRead(TableName table) {
    return !table.table().isEmpty();
  }

  private void checkDatabase(String path, String database) {
    if (!databases.contains(database)) {
      problems.add(
          path, "there is no database \"" + database + "\"", Suggestion.hint(database, databases));
    }
  }

  private void checkSchema(String path, String schema) {
    if (schema.equals("moorline")
        || schema.equals("information_schema")
        || schema.startsWith("pg_")) {
      problems.add(path, "the schema " + schema + " is reserved", "Use a table of your own.");
    }
  }
}
