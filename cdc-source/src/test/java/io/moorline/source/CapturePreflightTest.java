package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.TableName;
import io.moorline.source.ServerFacts.Capacity;
import io.moorline.source.ServerFacts.Publication;
import io.moorline.source.ServerFacts.TableFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapturePreflightTest {

  private static final TableName PLAN = new TableName("warehouse", "business", "年金计划");
  private static final TableName FACT = new TableName("warehouse", "staging", "规模\"明细");
  private static final TableFacts GOOD = new TableFacts(true, 'd', true, List.of());
  private static final Capacity ROOM = new Capacity(10, 1);

  private final CapturePreflight preflight =
      new CapturePreflight(
          new CaptureNames("moorline_annuity_warehouse", "annuity.capture.warehouse"),
          List.of(PLAN, FACT),
          List.of());

  @Test
  void shouldFindNothingWrongWithAServerThatIsSetUp() {
    ServerFacts facts =
        facts("logical", true, ROOM, Map.of(PLAN, GOOD, FACT, GOOD), Set.of(PLAN, FACT));

    assertThat(preflight.problems(facts)).isEmpty();
  }

  @Test
  void shouldReportEverythingAtOnceWithWhatMendsIt() {
    // Given
    TableFacts bad = new TableFacts(false, 'd', false, List.of("geo"));
    Capacity full = new Capacity(2, 2);
    ServerFacts facts = facts("replica", false, full, Map.of(FACT, bad), Set.of());

    // When
    List<CaptureProblem> problems = preflight.problems(facts);

    // Then
    assertThat(problems)
        .containsExactly(
            new CaptureProblem(
                "wal_level is replica, it must be logical",
                "ALTER SYSTEM SET wal_level = 'logical';  -- then restart the server"),
            new CaptureProblem(
                "user reader may not replicate", "ALTER ROLE \"reader\" REPLICATION;"),
            new CaptureProblem(
                "max_replication_slots is 2, and 2 are taken",
                "ALTER SYSTEM SET max_replication_slots = 6;  -- then restart the server"),
            new CaptureProblem(
                "max_wal_senders is 2, and 2 are taken",
                "ALTER SYSTEM SET max_wal_senders = 6;  -- then restart the server"),
            new CaptureProblem(
                "table warehouse.business.年金计划 does not exist",
                "-- create it, or correct its name in the pipeline file"),
            new CaptureProblem(
                "user reader may not read warehouse.staging.规模\"明细",
                "GRANT USAGE ON SCHEMA \"staging\" TO \"reader\"; GRANT SELECT ON"
                    + " \"staging\".\"规模\"\"明细\" TO \"reader\";"),
            new CaptureProblem(
                "table warehouse.staging.规模\"明细 has no primary key",
                "ALTER TABLE \"staging\".\"规模\"\"明细\" ADD PRIMARY KEY (...);"),
            new CaptureProblem(
                "column geo of warehouse.staging.规模\"明细 has a type that cannot be captured",
                "ALTER TABLE \"staging\".\"规模\"\"明细\" ALTER COLUMN \"geo\" TYPE text;"
                    + "  -- or capture a table without it"),
            new CaptureProblem(
                "publication moorline_annuity_warehouse is missing or does not publish all tables",
                "ALTER PUBLICATION \"moorline_annuity_warehouse\" ADD TABLE"
                    + " \"staging\".\"规模\"\"明细\";"));
  }

  @Test
  void shouldRefuseARowIdentityThatHidesThePrimaryKey() {
    TableFacts nothing = new TableFacts(true, 'n', true, List.of());
    ServerFacts facts =
        facts("logical", true, ROOM, Map.of(PLAN, nothing, FACT, GOOD), Set.of(PLAN, FACT));

    assertThat(preflight.problems(facts))
        .extracting(CaptureProblem::remedy)
        .containsExactly("ALTER TABLE \"business\".\"年金计划\" REPLICA IDENTITY DEFAULT;");
  }

  @Test
  void shouldPublishTheCapturedTablesAndNoOthers() {
    assertThat(PublicationDdl.of("p", List.of(PLAN), Optional.empty()))
        .containsExactly(
            "CREATE PUBLICATION \"p\" FOR TABLE \"business\".\"年金计划\" WITH (publish = 'insert,"
                + " update, delete, truncate', publish_via_partition_root = true);");
    assertThat(
            PublicationDdl.of(
                "p", List.of(PLAN), Optional.of(new Publication(Set.of(PLAN), false))))
        .containsExactly(
            "ALTER PUBLICATION \"p\" SET (publish = 'insert, update, delete, truncate');");
  }

  @Test
  void shouldAskForWholeRowsWhereSeveralMakeOne() {
    // Given
    CapturePreflight newest =
        new CapturePreflight(
            new CaptureNames("moorline_annuity_warehouse", "annuity.capture.warehouse"),
            List.of(PLAN, FACT),
            List.of(FACT));
    TableFacts full = new TableFacts(true, 'f', true, List.of());
    Map<TableName, TableFacts> tables = Map.of(PLAN, GOOD, FACT, GOOD);

    // When / Then
    assertThat(newest.problems(facts("logical", true, ROOM, tables, Set.of(PLAN, FACT))))
        .extracting(CaptureProblem::remedy)
        .containsExactly("ALTER TABLE " + Sql.table(FACT) + " REPLICA IDENTITY FULL;");
    assertThat(
            newest.problems(
                facts("logical", true, ROOM, Map.of(PLAN, GOOD, FACT, full), Set.of(PLAN, FACT))))
        .isEmpty();
  }

  private static ServerFacts facts(
      String walLevel,
      boolean mayReplicate,
      Capacity capacity,
      Map<TableName, TableFacts> tables,
      Set<TableName> published) {
    return new ServerFacts(
        "reader",
        walLevel,
        mayReplicate,
        capacity,
        capacity,
        Optional.of(new Publication(published, true)),
        Optional.empty(),
        tables);
  }
}
