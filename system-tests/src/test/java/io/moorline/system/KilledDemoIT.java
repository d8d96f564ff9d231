package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import io.moorline.devstack.StackOptions.KafkaPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, killed again and again, ends as one that nobody disturbed. */
class KilledDemoIT {

  private static final int KILLS = Integer.getInteger("moorline.kills", 10);
  private static final int KILLS_PER_LIFE = 5;
  private static final int ROWS = 1_000;

  /** Long enough to be killed anywhere from the start of the stack to the end of the work. */
  private static final int LATEST_KILL_MILLIS = 16_000;

  private static final String FACTS =
      "SELECT to_jsonb(f) - '_source_position' FROM business.规模明细 f ORDER BY 月度, 流水号";
  private static final String PLANS =
      "SELECT to_jsonb(p) - '_derived_at' FROM business.年金计划 p ORDER BY 年金计划号";
  private static final String PORTFOLIOS =
      "SELECT to_jsonb(p) - '_derived_at' FROM business.组合计划 p ORDER BY 组合代码";

  /** Per row of the fact table: the first and the last state that the change_log tells. */
  private static final String NET_CHANGES =
      """
      SELECT DISTINCT entity_key,
          first_value(before_json) OVER w,
          last_value(after_json) OVER w - '_source_position'
      FROM moorline.change_log WHERE table_name LIKE '%规模明细'
      WINDOW w AS (PARTITION BY entity_key ORDER BY batch, place
                   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
      ORDER BY 1\
      """;

  /** A row version that does not start where the one before it ended. */
  private static final String BROKEN_CHAINS =
      """
      SELECT * FROM (
        SELECT entity_key, before_json,
            lag(after_json) OVER (PARTITION BY table_name, entity_key ORDER BY batch, place) AS previous
        FROM moorline.change_log) chain
      WHERE before_json IS DISTINCT FROM previous\
      """;

  private record Result(
      List<List<String>> facts,
      List<List<String>> plans,
      List<List<String>> portfolios,
      List<List<String>> netChanges) {}

  @TempDir private Path directory;

  @Test
  void shouldEndAsIfNobodyHadDisturbedIt() throws Exception {
    // Given
    Random random = Seed.random("kills");
    Path calm = directory.resolve("calm");
    finish(calm);
    Result undisturbed = result(calm);

    for (int killed = 0; killed < KILLS; killed += KILLS_PER_LIFE) {
      // When
      Path data = directory.resolve("killed" + killed);
      for (int kill = killed; kill < Math.min(killed + KILLS_PER_LIFE, KILLS); kill++) {
        killAtRandom(data, random);
      }
      finish(data);

      // Then
      Result disturbed = result(data);
      assertThat(disturbed.facts()).isEqualTo(undisturbed.facts());
      assertThat(disturbed.plans()).isEqualTo(undisturbed.plans());
      assertThat(disturbed.portfolios()).isEqualTo(undisturbed.portfolios());
      assertThat(disturbed.netChanges()).isEqualTo(undisturbed.netChanges());
    }
  }

  private void killAtRandom(Path data, Random random) throws InterruptedException {
    DemoProcess demo = start(data);
    demo.process().waitFor(random.nextInt(LATEST_KILL_MILLIS), TimeUnit.MILLISECONDS);
    List<ProcessHandle> children = demo.process().descendants().toList();
    demo.kill();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
  }

  private void finish(Path data) {
    DemoProcess demo = start(data);
    assertThat(demo.exitCode()).as(demo.errors()).isZero();
  }

  private DemoProcess start(Path data) {
    List<String> arguments = new ArrayList<>(List.of("demo", "--once", "--seed", "5"));
    arguments.addAll(List.of("--rows", "" + ROWS, "--data-dir", data.toString()));
    return DemoProcess.start(directory, arguments);
  }

  private static Result result(Path data) throws Exception {
    try (EmbeddedStack stack =
            EmbeddedStack.start(StackOptions.keptIn(data).withKafka(KafkaPlace.NOWHERE));
        Sql sql = new Sql(stack.postgres().connect("warehouse"))) {
      assertThat(sql.rows(BROKEN_CHAINS)).isEmpty();
      return new Result(
          sql.rows(FACTS), sql.rows(PLANS), sql.rows(PORTFOLIOS), sql.rows(NET_CHANGES));
    }
  }
}
