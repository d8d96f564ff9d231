package io.moorline.sink;

import static io.moorline.sink.Rows.detail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the topics: records removed, a topic made anew, a transaction without an end. */
class SinkReadingIT {

  private Warehouse warehouse;
  private Changes changes;

  @BeforeEach
  void setUp() throws Exception {
    warehouse = new Warehouse();
    changes = warehouse.changes();
  }

  @AfterEach
  void tearDown() throws Exception {
    changes.close();
    warehouse.close();
  }

  @Test
  void shouldNameRecordsThatWereRemovedUnread() {
    // Given
    publish(0, 10);
    RunningSink.once(warehouse);

    // When
    publish(10, 20);
    Group.of(warehouse).removeRecords("detail");

    // Then
    assertRefused("were removed unread");
    assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
  }

  @Test
  void shouldRefuseATopicThatWasMadeAnew() {
    // Given
    publish(0, 10);
    RunningSink.once(warehouse);

    // When
    Group.of(warehouse).makeAnew("detail");

    // Then
    assertRefused("The topic was made anew");
    assertThat(warehouse.count("\"明细\"")).isEqualTo(10);
  }

  @Test
  void shouldWaitForTheEndOfATransactionAndThenMissNothing() {
    // Given
    Changes hung = warehouse.changes();
    publish(1_000, 1_010, hung);
    hung.flush();
    try (RunningSink sink = new RunningSink(warehouse)) {
      // When
      publish(0, 10);

      // Then
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(5))
          .until(() -> warehouse.count("\"明细\"") == 0);
      hung.close();
      sink.awaitQuiet();
      assertThat(warehouse.values("SELECT id FROM \"明细\" ORDER BY id"))
          .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
  }

  private void assertRefused(String message) {
    try (RunningSink sink = new RunningSink(warehouse)) {
      assertThatThrownBy(() -> sink.part().ended().toCompletableFuture().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              UserError.class,
              error -> {
                assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED);
                assertThat(error.getMessage() + error.remedy()).contains(message);
              });
    }
  }

  private void publish(long from, long to) {
    publish(from, to, changes);
    changes.commit();
  }

  private static void publish(long from, long to, Changes changes) {
    for (long id = from; id < to; id++) {
      changes.upsert(detail(id, null, "1"));
    }
  }
}
