package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** References and their facts, committed together by two connections at once. */
@ExtendWith(World.class)
class RacesIT {

  private static final int ROUNDS = Integer.getInteger("moorline.rounds", 20);
  private static final int PAIRS = 10_000;

  @Test
  void shouldDeriveNothingThatTheSameTransactionBrings() {
    Random random = Seed.random("races");
    try (Warehouse warehouse = Warehouse.ready("races");
        Sql sql = warehouse.sql()) {
      warehouse.startAll();

      for (int round = 1; round <= ROUNDS; round++) {
        // When
        long seed = random.nextLong();
        int first = (round - 1) * PAIRS;
        CompletableFuture<Void> one = load(warehouse, first, first + PAIRS / 2, seed);
        CompletableFuture<Void> two = load(warehouse, first + PAIRS / 2, first + PAIRS, seed + 1);
        CompletableFuture.allOf(one, two).join();

        // Then nothing stays parked, and nothing was derived
        long expected = (long) round * PAIRS;
        // Counting a million rows takes the time of those who write them.
        await("round " + round)
            .pollInterval(Duration.ofMillis(500))
            .atMost(Duration.ofSeconds(120))
            .until(() -> sql.count("SELECT count(*) FROM business.规模明细") == expected);
        assertThat(sql.count("SELECT count(*) FROM business.年金计划 WHERE _source = 'auto_derived'"))
            .isZero();
      }
      assertThat(Broker.read(warehouse.topics().derived().name())).isEmpty();
    }
  }

  private static CompletableFuture<Void> load(Warehouse warehouse, int from, int to, long seed) {
    return CompletableFuture.runAsync(
        () -> {
          Random random = new Random(seed);
          try (Sql sql = warehouse.sql()) {
            int next = from;
            while (next < to) {
              int end = Math.min(to, next + 1 + random.nextInt(60));
              transaction(sql, next, end, random.nextBoolean());
              next = end;
            }
          }
        });
  }

  private static void transaction(Sql sql, int from, int to, boolean factsFirst) {
    String plans = "INSERT INTO business.年金计划 (年金计划号) VALUES " + each(from, to, "('R%1$d')");
    String facts =
        "INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 计划名称) VALUES "
            + each(from, to, "('F%1$d', '2026-10-01', 'r%1$d', '派生')");
    if (factsFirst) {
      sql.transaction(facts, plans);
    } else {
      sql.transaction(plans, facts);
    }
  }

  private static String each(int from, int to, String row) {
    return IntStream.range(from, to).mapToObj(row::formatted).collect(Collectors.joining(", "));
  }
}
