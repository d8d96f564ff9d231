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
    sent(1_000);

    assertThat(haste.pays(1_199)).isFalse();
    assertThat(haste.pays(1_200)).isTrue();
  }

  @Test
  void shouldNotTakeABurstForAFlood() {
    commit(1_000, 1);
    sent(100);

    assertThat(haste.pays(1_049)).isFalse();
    assertThat(haste.pays(1_050)).isTrue();
  }

  @Test
  void shouldHurryAgainAfterAFlood() {
    commit(1_000, 1);
    sent(1_000);
    commit(1_200, 1);
    haste.sent();

    assertThat(haste.pays(1_219)).isFalse();
    assertThat(haste.pays(1_220)).isTrue();
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

  private void sent(int letters) {
    for (int i = 0; i < letters; i++) {
      haste.sent();
    }
  }

  private void commit(long now, long tookMs) {
    haste.sent();
    haste.pays(now);
    haste.spent(TimeUnit.MILLISECONDS.toNanos(tookMs));
    haste.committed();
  }
}
