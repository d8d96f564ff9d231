package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.normalize.Affixes;
import io.moorline.rules.normalize.Normalizer;
import io.moorline.rules.normalize.Normalizers;
import io.moorline.rules.normalize.Replacement;
import io.moorline.rules.normalize.ValueMap;
import java.util.List;
import java.util.Map;
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
  void shouldFindAgainWhatItWrote() {
    assertThat(rule("strip leading zeros", "nfkc").normalize("０１")).isEqualTo("1");
  }

  @Test
  void shouldTellARuleThatNeverSettles() {
    // Given
    Normalizer there = ValueMap.of(Map.of("a", "b"));
    Normalizer back = ValueMap.of(Map.of("b", "a"));

    // Then
    assertThat(KeyRuleProbes.neverEnds(rule)).isFalse();
    assertThat(KeyRuleProbes.neverEnds(new KeyRule("x", List.of(Replacement.of("^", "X")))))
        .isTrue();
    assertThat(
            KeyRuleProbes.neverEnds(
                new KeyRule("x", List.of(ValueMap.of(Map.of("a", "b", "b", "a"))))))
        .isTrue();
    assertThat(KeyRuleProbes.neverEnds(new KeyRule("x", List.of(there, back)))).isFalse();
  }

  @Test
  void shouldHaveOneShapePerMeaning() {
    assertThat(new KeyRule("x", List.of(Affixes.removePrefix("A"))).shape())
        .isNotEqualTo(new KeyRule("x", List.of(Affixes.removePrefix("B"))).shape())
        .isNotEqualTo(new KeyRule("x", List.of(Affixes.removeSuffix("A"))).shape());
  }
}
