package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.normalize.Affixes;
import io.moorline.rules.normalize.Normalizer;
import io.moorline.rules.normalize.Normalizers;
import io.moorline.rules.normalize.Replacement;
import io.moorline.rules.normalize.ValueMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rules on random keys. A failure tells the seed of its case. */
class KeyRulePropertyTest {

  private static final int CASES = 5_000;

  /** What keys are made of, and what makes them difficult. */
  private static final List<String> PIECES =
      List.of(
          "AN",
          "an",
          "I",
          "i",
          "İ",
          "ı",
          "ß",
          "ŉ",
          "Σ",
          "ς",
          "ﬁ",
          "年金",
          "计划",
          "０",
          "0",
          "1",
          "Ａ",
          "①",
          "㈱",
          "٣",
          "e\u0301",
          "\u0345",
          "-",
          "–",
          "－",
          "_",
          ".",
          "（",
          ")",
          "【",
          "」",
          " ",
          "\u3000",
          "\u00a0",
          "\t",
          "\u200b",
          "\ufeff",
          "\u0000",
          "\u00ad",
          "REG-",
          "N/A",
          "\ud83d\ude00",
          "\ud840\udc00",
          "\ud800");

  private static final List<Normalizer> STEPS = steps();

  private static List<Normalizer> steps() {
    List<Normalizer> steps = new ArrayList<>();
    Normalizers.names().forEach(name -> steps.add(Normalizers.named(name).orElseThrow()));
    steps.add(Affixes.removePrefix("REG-"));
    steps.add(Affixes.removeSuffix("计划"));
    steps.add(Replacement.of("[-_.]", ""));
    steps.add(Replacement.of("(\\p{Han})+", "$1"));
    steps.add(ValueMap.of(Map.of("N/A", "", "an", "AN")));
    return steps;
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      key.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return key.toString();
  }

  private static KeyRule rule(Random random) {
    List<Normalizer> steps = new ArrayList<>();
    for (int length = random.nextInt(6); length > 0; length--) {
      steps.add(STEPS.get(random.nextInt(STEPS.size())));
    }
    return new KeyRule("random", steps);
  }

  @Test
  void shouldSpellEveryKeyInOneWay() {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      KeyRule rule = rule(random);
      String key = key(random);
      String spelled = rule.normalize(key);
      assertThat(rule.normalize(spelled)).as("seed %d: %s", seed, rule.shape()).isEqualTo(spelled);
    }
  }

  @Test
  void shouldApplyEveryStepOnceAndForAll() {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      String key = key(random);
      Normalizer step = STEPS.get(random.nextInt(STEPS.size()));
      String after = step.apply(key);
      assertThat(step.apply(after)).as("seed %d: %s", seed, step.name()).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "az-AZ", "lt-LT", "el-GR", "th-TH-u-nu-thai", "zh-CN"})
  void shouldNotDependOnTheMachinesLanguage(String language) {
    Locale usual = Locale.getDefault();
    for (long seed = 0; seed < CASES / 10; seed++) {
      Random random = new Random(seed);
      KeyRule rule = rule(random);
      String key = key(random);
      String spelled = rule.normalize(key);
      try {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(rule.normalize(key)).as("seed %d: %s", seed, rule.shape()).isEqualTo(spelled);
      } finally {
        Locale.setDefault(usual);
      }
    }
  }
}
