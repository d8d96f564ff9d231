package io.moorline.source;

import io.moorline.rules.pipeline.TableName;
import io.moorline.source.ServerFacts.TableFacts;
import java.util.ArrayList;
import java.util.List;

/** Judges whether a server can be captured from: all that is wrong with it, at once. */
final class CapturePreflight {

  private final CaptureNames names;
  private final List<TableName> tables;
  private final List<TableName> whole;

  /**
   * @param whole the tables of which every record must hold the whole row
   */
  CapturePreflight(CaptureNames names, List<TableName> tables, List<TableName> whole) {
    this.names = names;
    this.tables = List.copyOf(tables);
    this.whole = List.copyOf(whole);
  }

  /** Also of a table that does not exist: that is another problem. */
  static boolean tellsWholeRows(ServerFacts facts, TableName table) {
    TableFacts found = facts.tables().get(table);
    return found == null || found.replicaIdentity() == 'f';
  }

  static String tellWholeRows(TableName table) {
    return "ALTER TABLE " + Sql.table(table) + " REPLICA IDENTITY FULL;";
  }

  List<CaptureProblem> problems(ServerFacts facts) {
    List<CaptureProblem> problems = new ArrayList<>();
    server(facts, problems);
    for (TableName table : tables) {
      TableFacts found = facts.tables().get(table);
      if (found == null) {
        problems.add(missing(table));
      } else {
        table(table, found, facts.user(), problems);
      }
    }
    for (TableName table : whole) {
      if (!tellsWholeRows(facts, table)) {
        problems.add(
            new CaptureProblem(
                "updates of "
                    + table
                    + " do not repeat large values, which newest by and when need",
                tellWholeRows(table)));
      }
    }
    publication(facts, problems);
    return problems;
  }

  private void server(ServerFacts facts, List<CaptureProblem> problems) {
    if (!facts.walLevel().equals("logical")) {
      problems.add(
          new CaptureProblem(
              "wal_level is " + facts.walLevel() + ", it must be logical",
              "ALTER SYSTEM SET wal_level = 'logical';  -- then restart the server"));
    }
    if (!facts.mayReplicate()) {
      problems.add(
          new CaptureProblem(
              "user " + facts.user() + " may not replicate",
              "ALTER ROLE " + Sql.name(facts.user()) + " REPLICATION;"));
    }
    if (facts.slot().isEmpty() && facts.slots().full()) {
      problems.add(full("max_replication_slots", facts.slots()));
    }
    boolean sending = facts.slot().flatMap(ServerFacts.Slot::activePid).isPresent();
    if (!sending && facts.senders().full()) {
      problems.add(full("max_wal_senders", facts.senders()));
    }
  }

  private static CaptureProblem full(String setting, ServerFacts.Capacity capacity) {
    return new CaptureProblem(
        setting + " is " + capacity.allowed() + ", and " + capacity.taken() + " are taken",
        "ALTER SYSTEM SET "
            + setting
            + " = "
            + (capacity.taken() + 4)
            + ";  -- then restart the server");
  }

  private static CaptureProblem missing(TableName table) {
    return new CaptureProblem(
        "table " + table + " does not exist",
        "-- create it, or correct its name in the pipeline file");
  }

  private static void table(
      TableName name, TableFacts table, String user, List<CaptureProblem> problems) {
    if (!table.selectable()) {
      problems.add(
          new CaptureProblem(
              "user " + user + " may not read " + name,
              "GRANT USAGE ON SCHEMA "
                  + Sql.name(name.schema())
                  + " TO "
                  + Sql.name(user)
                  + "; GRANT SELECT ON "
                  + Sql.table(name)
                  + " TO "
                  + Sql.name(user)
                  + ";"));
    }
    if (!table.primaryKey()) {
      problems.add(
          new CaptureProblem(
              "table " + name + " has no primary key",
              "ALTER TABLE " + Sql.table(name) + " ADD PRIMARY KEY (...);"));
    } else if (table.replicaIdentity() == 'n' || table.replicaIdentity() == 'i') {
      problems.add(
          new CaptureProblem(
              "updates and deletes of " + name + " do not tell its primary key",
              "ALTER TABLE " + Sql.table(name) + " REPLICA IDENTITY DEFAULT;"));
    }
    for (String column : table.unsupported()) {
      problems.add(
          new CaptureProblem(
              "column " + column + " of " + name + " has a type that cannot be captured",
              "ALTER TABLE "
                  + Sql.table(name)
                  + " ALTER COLUMN "
                  + Sql.name(column)
                  + " TYPE text;  -- or capture a table without it"));
    }
  }

  private void publication(ServerFacts facts, List<CaptureProblem> problems) {
    List<TableName> existing = tables.stream().filter(facts.tables()::containsKey).toList();
    PublicationDdl.of(names.publication(), existing, facts.publication())
        .forEach(
            sql ->
                problems.add(
                    new CaptureProblem(
                        "publication "
                            + names.publication()
                            + " is missing or does not publish all tables",
                        sql)));
  }
}
