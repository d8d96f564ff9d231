package io.moorline.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.system.Seed;
import io.moorline.system.Sql;
import io.moorline.system.Warehouse;
import io.moorline.system.World;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random histories on the real parts: rows come, change and go, references come with their facts,
 * late, or by hand. {@code -Dmoorline.histories=} says how many.
 */
@ExtendWith(World.class)
class RandomHistoryIT {

  private static final int HISTORIES = Integer.getInteger("moorline.histories", 4);
  private static final int STEPS = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Random random = Seed.random("histories");

  @Test
  void shouldEndAsTheModelSays() throws Exception {
    try (Warehouse warehouse = Warehouse.ready("history");
        Sql sql = warehouse.sql()) {
      sql.run(History.DDL, FenceSteps.DDL, "INSERT INTO business.年金计划 (年金计划号) VALUES ('HAND')");
      write(warehouse, 0);
      warehouse.startAll();
      check(warehouse, sql);

      for (int history = 1; history <= HISTORIES; history++) {
        // When
        write(warehouse, history);

        // Then
        check(warehouse, sql);
      }
    }
  }

  /** Several people at once, each at a pace of his own. */
  private void write(Warehouse warehouse, int history) throws SQLException {
    List<Hand> hands = new ArrayList<>();
    for (String name : List.of("A", "B", "C")) {
      hands.add(
          new Hand(
              name + history,
              World.stack().postgres(),
              warehouse.database(),
              new Random(random.nextLong()),
              10 + random.nextInt(60)));
    }
    for (int i = random.nextInt(STEPS); i >= 0; i--) {
      hands.get(random.nextInt(hands.size())).step();
    }
    for (Hand hand : hands) {
      hand.finish();
    }
  }

  private static void check(Warehouse warehouse, Sql sql) throws SQLException {
    Keys keys = Keys.of(warehouse.pipeline());
    Rest.await(warehouse.pipeline());
    // Rows may still wait for a mark that says that nothing else comes.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Comparison.differences(sql, keys)).isEmpty());
    assertThat(LogCheck.differences(sql)).isEmpty();
  }
}
