package io.moorline.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import io.moorline.devstack.StackOptions.KafkaPlace;
import io.moorline.system.Seed;
import io.moorline.system.Sql;
import io.moorline.system.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is lost and nothing comes twice, whatever is killed and whenever. */
class CrashIT {

  private static final int CRASHES = Integer.getInteger("moorline.crashes", 20);

  /** Of the rows that are there from the beginning; none of the hands that write touches them. */
  static final String FIRST_HAND = "D";

  private static final int FIRST_ROWS = 10_000;
  private static final int FIRST_ROWS_PER_PLAN = 100;

  /** Pools grow a little with what they did. */
  private static final int SOME_THREADS = 8;

  private static final String WRITTEN = "SELECT count(*) FROM moorline.change_log";

  private static final String SUMMARY =
      """
      SELECT 'source rows ' || (SELECT count(*) FROM staging.规模明细),
        'versions ' || (SELECT count(*) FROM public.history),
        'facts ' || (SELECT count(*) FROM business.规模明细),
        'derived plans ' || (SELECT count(*) FROM business.年金计划 WHERE _source = 'auto_derived'),
        'derived portfolios ' || (SELECT count(*) FROM business.组合计划 WHERE _source = 'auto_derived'),
        'quarantined ' || (SELECT count(*) FROM moorline.quarantine WHERE state = 'OPEN'),
        'returned ' || (SELECT count(*) FROM moorline.quarantine WHERE state = 'RETURNED'),
        'entries ' || (SELECT count(*) FROM moorline.change_log)\
      """;

  private final Journal journal = new Journal();
  private final Random random = Seed.random("crashes");

  @Test
  void shouldEndAsTheModelSays() throws Exception {
    Set<Long> before = Leaks.children();
    StackOptions options = StackOptions.temporary().withDurable(true).withKafka(KafkaPlace.APART);
    try (EmbeddedStack stack = EmbeddedStack.start(options);
        Warehouse warehouse = impatient(Warehouse.ready(stack, "crash"));
        Parts parts = new Parts(warehouse, journal)) {
      try {
        Tally tally = crash(stack, warehouse, parts);
        judge(stack, warehouse, parts);
        assertThat(tally.missed()).as("points that were never hit").isEmpty();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(e.getMessage() + journal + parts.lastWords(), e);
      }
    }
    Set<Long> left = Leaks.children();
    left.removeAll(before);
    assertThat(left).as("child processes").isEmpty();
  }

  /** Who is dead is missed soon, so that many can die in little time. */
  private static Warehouse impatient(Warehouse warehouse) throws IOException {
    String yaml = Files.readString(warehouse.pipelineFile());
    Files.writeString(
        warehouse.pipelineFile(),
        yaml.replace(
            "\nkafka:\n",
            "\n"
                + "kafka:\n"
                + "  settings: { session.timeout.ms: \"5000\", heartbeat.interval.ms: \"1000\""
                + " }\n"));
    return warehouse;
  }

  private Tally crash(EmbeddedStack stack, Warehouse warehouse, Parts parts) throws Exception {
    try (Sql sql = warehouse.sql()) {
      sql.run(
          History.DDL,
          FenceSteps.DDL,
          "INSERT INTO business.年金计划 (年金计划号) VALUES ('HAND')",
          firstRows());
    }
    Victim.PARTS.forEach(parts::start);
    Overlap overlap = new Overlap(stack.postgres(), warehouse.database(), random);
    try (Writer writer = new Writer(stack.postgres(), warehouse.database(), random);
        Points points = new Points(warehouse, parts, writer, overlap)) {
      Hunter hunter = new Hunter(stack, parts, writer, random, journal);
      Drills drills = new Drills(parts, points, writer);
      Tally tally = new Killer(hunter, points, drills, random, journal).end(CRASHES);
      parts.supervise();
      writer.finish();
      journal.note("the last transaction is committed; " + tally);
      return tally;
    }
  }

  private void judge(EmbeddedStack stack, Warehouse warehouse, Parts parts) throws Exception {
    Keys keys = Keys.of(warehouse.pipeline());
    Rest.await(warehouse.pipeline(), parts);
    journal.note("at rest");
    try (Sql sql = warehouse.sql()) {
      List<String> differences = new ArrayList<>(Comparison.differences(sql, keys));
      differences.addAll(CaptureCheck.differences(sql, warehouse.pipeline()));
      differences.addAll(LogCheck.differences(sql));
      journal.note(sql.rows(SUMMARY).toString());
      assertThat(differences).isEmpty();
      Leaks.awaitNoRetainedLog(sql);

      // A stop and a start in order write nothing, and the old processes held no more than new
      // ones.
      long written = sql.count(WRITTEN);
      Map<Victim, Long> aged = Leaks.threads(parts);
      parts.stop();
      Leaks.awaitNoConnections(sql);
      Victim.PARTS.forEach(parts::start);
      Rest.await(warehouse.pipeline(), parts);
      assertThat(sql.count(WRITTEN)).isEqualTo(written);
      Map<Victim, Long> fresh = Leaks.threads(parts);
      journal.note("threads " + aged + ", of new processes " + fresh);
      assertThat(aged)
          .allSatisfy(
              (part, threads) ->
                  assertThat(threads)
                      .as(part.toString())
                      .isLessThanOrEqualTo(fresh.get(part) + SOME_THREADS));
    }
    assertThat(Files.readString(stack.postgres().serverLog()))
        .doesNotContain("violates foreign key");
  }

  private String firstRows() {
    FactRows rows = new FactRows(FIRST_HAND, FIRST_ROWS_PER_PLAN, random);
    return Hand.insertion(
        Stream.generate(() -> rows.next().literals())
            .limit(FIRST_ROWS)
            .collect(Collectors.joining(", ")));
  }
}
