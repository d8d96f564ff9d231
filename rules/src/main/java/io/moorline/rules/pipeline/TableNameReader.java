package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import java.util.Map;

/** Reads {@code database.schema.table}, and of MariaDB {@code database.table}. */
final class TableNameReader {

  private static final TableName NONE = new TableName("", "", "");
  private static final String FORM =
      "Write database.schema.table, with a database of the databases section.";

  private final Problems problems;
  private final Map<String, Database> databases;

  TableNameReader(Problems problems, Map<String, Database> databases) {
    this.problems = problems;
    this.databases = databases;
  }

  /** A table that is captured or written. */
  TableName read(Section section, String key) {
    String text = section.text(key);
    if (isInMariaDb(text)) {
      problems.add(
          section.path(key),
          "the database of " + text + " is not PostgreSQL: it is neither captured nor written",
          "Only the tables of authority may be there.");
      return NONE;
    }
    return postgresql(section.path(key), text);
  }

  /** A table that is only asked for its rows. */
  TableName readAny(Section section, String key) {
    String text = section.text(key);
    return isInMariaDb(text) || isWithoutUrl(text)
        ? mariaDb(section.path(key), text)
        : postgresql(section.path(key), text);
  }

  static boolean isRead(TableName table) {
    return !table.table().isEmpty();
  }

  private boolean isInMariaDb(String text) {
    Database database = databases.get(text.split("\\.", -1)[0]);
    return database != null && database.isMariaDb();
  }

  /** Whether it may be MariaDB: what is wrong with the URL is told elsewhere. */
  private boolean isWithoutUrl(String text) {
    String[] parts = text.split("\\.", -1);
    Database database = databases.get(parts[0]);
    return parts.length == 2 && database != null && database.serverName().isEmpty();
  }

  private TableName postgresql(String path, String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length == 3 && !parts[1].isBlank() && !parts[2].isBlank()) {
      checkDatabase(path, parts[0]);
      checkSchema(path, parts[1]);
      return new TableName(parts[0], parts[1], parts[2]);
    }
    if (!text.isEmpty()) {
      problems.add(path, "\"" + text + "\" does not name a table", FORM);
    }
    return NONE;
  }

  /** Its URL names the one schema that a connection sees. */
  private TableName mariaDb(String path, String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length == 2 && !parts[1].isBlank()) {
      return new TableName(parts[0], databases.get(parts[0]).serverName(), parts[1]);
    }
    problems.add(
        path,
        "\"" + text + "\" does not name a table",
        "Write database.table: the URL of " + parts[0] + " says where it is.");
    return NONE;
  }

  private void checkDatabase(String path, String database) {
    if (!databases.containsKey(database)) {
      problems.add(
          path,
          "there is no database \"" + database + "\"",
          Suggestion.hint(database, databases.keySet()));
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
