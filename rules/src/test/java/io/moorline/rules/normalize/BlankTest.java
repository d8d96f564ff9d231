package io.moorline.rules.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t\n", "\u00a0\u3000", "\u200b\ufeff", "\u0000", "\u2007 \u202f"})
  void shouldBeBlankWhereNothingIsSeen(String text) {
    assertThat(Blank.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", " 年 ", "-", "\u00a0.\u3000"})
  void shouldNotBeBlankWhereSomethingIsSeen(String text) {
    assertThat(Blank.is(text)).isFalse();
  }
}
