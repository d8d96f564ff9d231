package io.moorline.rules.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidateTest {

  @Test
  void shouldKeepTheFirstValueByPosition() {
    // Given
    Candidate<Integer> later = Candidate.of(Map.of("title", "later", "kind", "k"), 2);
    Candidate<Integer> earlier = Candidate.of(Map.of("title", "earlier"), 1);

    // When
    Candidate<Integer> merged = later.merge(earlier);

    // Then
    assertThat(merged.texts()).isEqualTo(Map.of("title", "earlier", "kind", "k"));
  }

  @Test
  void shouldTakeBlankForNoValue() {
    // Given
    Candidate<Integer> blank = Candidate.of(Map.of("title", " 　"), 1);

    // When
    Candidate<Integer> merged = blank.merge(Candidate.of(Map.of("title", "One"), 2));

    // Then
    assertThat(merged.texts()).isEqualTo(Map.of("title", "One"));
  }

  @Test
  void shouldNotDependOnTheOrderOfArrival() {
    // Given
    List<Candidate<Integer>> candidates = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      candidates.add(Candidate.of(Map.of("a" + i % 2, "v" + i, "b", i < 3 ? "" : "w" + i), i));
    }
    Candidate<Integer> inOrder = merge(candidates);

    for (int round = 0; round < 50; round++) {
      // When
      Collections.shuffle(candidates, new Random(round));

      // Then
      assertThat(merge(candidates)).isEqualTo(inOrder);
    }
  }

  @Test
  void shouldKnowWhoseValuesItUses() {
    // Given
    Candidate<Integer> merged =
        Candidate.of(Map.of("title", "One"), 1).merge(Candidate.of(Map.of("title", "Two"), 2));

    // When
    boolean usesFirst = merged.uses(1);
    boolean usesSecond = merged.uses(2);

    // Then
    assertThat(usesFirst).isTrue();
    assertThat(usesSecond).isFalse();
  }

  @Test
  void shouldNameTheRequiredColumnsThatNobodyKnows() {
    // Given
    Candidate<Integer> candidate = Candidate.of(Map.of("title", "One"), 1);

    // When
    Set<String> missing = candidate.missing(List.of("title", "plan", "kind"));

    // Then
    assertThat(missing).containsExactly("kind", "plan");
  }

  private static Candidate<Integer> merge(List<Candidate<Integer>> candidates) {
    return candidates.stream().reduce(Candidate.empty(), Candidate::merge);
  }
}
