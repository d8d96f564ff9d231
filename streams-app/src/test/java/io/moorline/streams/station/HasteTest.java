package io.moorline.streams.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HasteTest {

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
  void shouldNotCommitForEveryRow() {
    commit(1_000, 1);
    haste.sent();

    assertThat(haste.pays(1_019)).isFalse();
    assertThat(haste.pays(1_020)).isTrue();
  }

  @Test
  void shouldGatherWhereRowsFlood() {
    commit(1_000, 1);
    haste.polled(300, 1_001);
    haste.sent();

    assertThat(haste.pays(1_199)).isFalse();
    assertThat(haste.pays(1_200)).isTrue();
  }

  @Test
  void shouldNotTakeABurstForAFlood() {
    commit(1_000, 1);
    haste.polled(299, 1_001);
    haste.sent();

    assertThat(haste.pays(1_020)).isTrue();
  }

  @Test
  void shouldRememberAFloodWhileItWorksOnIt() {
    haste.polled(1_000, 1_000);
    haste.polled(10, 1_500);
    commit(1_900, 1);
    haste.sent();

    assertThat(haste.pays(1_999)).isFalse();
    assertThat(haste.pays(2_000)).isTrue();
  }

  @Test
  void shouldAskLessOftenWhenCommitsTakeLong() {
    commit(1_000, 60);
    haste.sent();

    assertThat(haste.pays(1_239)).isFalse();
    assertThat(haste.pays(1_240)).isTrue();
  }

  @Test
  void shouldNotWaitLongerThanTheRegularCommit() {
    commit(1_000, 5_000);
    haste.sent();

    assertThat(haste.pays(1_999)).isFalse();
    assertThat(haste.pays(2_000)).isTrue();
  }

  private void commit(long now, long tookMs) {
    haste.sent();
    haste.pays(now);
    haste.spent(TimeUnit.MILLISECONDS.toNanos(tookMs));
    haste.committed();
  }
}
