package io.moorline.streams.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HasteTest {

  private static final int SAVED = 8;

  private final Haste haste = new Haste();

  @Test
  void shouldCommitAtOnceWhatComesAlone() {
    haste.sent();

    assertThat(haste.pays(1_000)).isTrue();
  }

  @Test
  void shouldNotCommitWhereNothingWasSent() {
    assertThat(haste.pays(1_000)).isFalse();
  }

  @Test
  void shouldCommitEveryHopOfARowThatComesAlone() {
    for (int hop = 0; hop < 8; hop++) {
      haste.sent();
      assertThat(haste.pays(1_000 + 10 * hop)).isTrue();
    }
  }

  @Test
  void shouldLetTheLastCommitSettle() {
    commit(1_000, 1);
    haste.sent();

    assertThat(haste.pays(1_009)).isFalse();
    assertThat(haste.pays(1_010)).isTrue();
  }

  @Test
  void shouldNotCommitForEveryRow() {
    assertThat(commits(2_000, 1)).isBetween(100, 100 + SAVED);
  }

  @Test
  void shouldGatherWhereRowsFlood() {
    commit(1_000, 1);
    haste.polled(300, 700, 1_001);
    haste.sent();

    assertThat(haste.pays(1_199)).isFalse();
    assertThat(haste.pays(1_200)).isTrue();
  }

  @Test
  void shouldNotTakeABurstForAFlood() {
    haste.polled(500, 499, 1_000);

    assertThat(commits(2_000, 1)).isGreaterThanOrEqualTo(100);
  }

  @Test
  void shouldRememberAFloodWhileItWorksOnIt() {
    haste.polled(1_000, 0, 1_000);
    haste.polled(10, 0, 1_500);
    commit(1_900, 1);
    haste.sent();

    assertThat(haste.pays(1_999)).isFalse();
    assertThat(haste.pays(2_020)).isTrue();
  }

  @Test
  void shouldAskLessOftenWhenCommitsTakeLong() {
    assertThat(commits(24_000, 60)).isBetween(100, 100 + SAVED);
  }

  @Test
  void shouldNotWaitLongerThanTheRegularCommit() {
    assertThat(commits(100_000, 5_000)).isBetween(100, 100 + SAVED);
  }

  @Test
  void shouldSleepWhenNothingCameForAWhile() {
    Duration usual = Duration.ofMillis(10);
    haste.polled(1, 0, 1_000);

    assertThat(haste.sleep(usual, 1_499)).isEqualTo(usual);
    assertThat(haste.sleep(usual, 1_500)).isEqualTo(Duration.ofMillis(100));
    assertThat(haste.sleep(Duration.ZERO, 1_500)).isZero();
  }

  @Test
  void shouldNotSleepOverWhatIsToBeCommitted() {
    haste.sent();

    assertThat(haste.sleep(Duration.ofMillis(10), 1_000)).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void shouldNotSleepWhileThereIsWorkThatNoRecordAsksFor() {
    haste.stayAwake();
    assertThat(haste.sleep(Duration.ofMillis(10), 1_000)).isEqualTo(Duration.ofMillis(10));

    haste.polled(0, 0, 1_010);
    assertThat(haste.sleep(Duration.ofMillis(10), 1_509)).isEqualTo(Duration.ofMillis(10));
    assertThat(haste.sleep(Duration.ofMillis(10), 1_510)).isEqualTo(Duration.ofMillis(100));
  }

  /** How many there are in so many milliseconds, in each of which something is sent. */
  private int commits(long millis, long tookMs) {
    int commits = 0;
    for (long now = 1_000; now < 1_000 + millis; now++) {
      haste.sent();
      if (haste.pays(now)) {
        commits++;
        end(tookMs);
      }
    }
    return commits;
  }

  private void commit(long now, long tookMs) {
    haste.sent();
    haste.pays(now);
    end(tookMs);
  }

  private void end(long tookMs) {
    haste.spent(TimeUnit.MILLISECONDS.toNanos(tookMs));
    haste.committed();
  }
}
