package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.normalize.Normalizer;
import io.moorline.rules.normalize.Normalizers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyRuleTest {

  private final KeyRule rule = rule("nfkc", "strip spaces", "upper", "strip leading zeros");

  private static KeyRule rule(String... steps) {
    List<Normalizer> list =
        Stream.of(steps).map(step -> Normalizers.named(step).orElseThrow()).toList();
    return new KeyRule("code", list);
  }

  @Test
  void shouldMakeOneKeyOfEverySpelling() {
    assertThat(Stream.of("00qtan01", "QTAN01", " ０ＱＴＡＮ０１ ", "qt an\u00a001").map(rule::normalize))
        .containsOnly("QTAN01");
  }

  @Test
  void shouldTakeBlankForNoKey() {
    assertThat(rule.normalize(null)).isNull();
    assertThat(rule.normalize("")).isNull();
    assertThat(rule.normalize("\u3000\u00a0")).isNull();
    assertThat(rule("upper").normalize("  ")).isNull();
  }

  @Test
  void shouldTakeNumbersAsText() {
    assertThat(rule.normalize(7L)).isEqualTo("7");
  }

  @Test
  void shouldApplyStepsInTheirOrder() {
    assertThat(rule("strip leading zeros", "nfkc").normalize("０１")).isEqualTo("01");
    assertThat(rule("nfkc", "strip leading zeros").normalize("０１")).isEqualTo("1");
  }
}
