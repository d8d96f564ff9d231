package io.moorline.streams.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HasteTest {

  private final Haste haste = new Haste();

  @Test
  void shouldCommitForARowThatComesAlone() {
    haste.handling(1_000);

    assertThat(haste.pays(1_000)).isTrue();
  }

  @Test
  void shouldNotCommitForEveryRow() {
    haste.pays(1_000);
    haste.handling(1_001);

    assertThat(haste.pays(1_019)).isFalse();
    assertThat(haste.pays(1_020)).isTrue();
  }

  @Test
  void shouldAskLessOftenWhenCommitsTakeLong() {
    haste.pays(1_000);
    haste.handling(1_015);

    assertThat(haste.pays(1_059)).isFalse();
    assertThat(haste.pays(1_060)).isTrue();
  }

  @Test
  void shouldBeReadyAgainAfterAQuietWhile() {
    haste.pays(1_000);
    haste.handling(9_000);

    assertThat(haste.pays(9_000)).isTrue();
  }
}
