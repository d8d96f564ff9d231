package io.moorline.rules.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.resolve.Verdict.Ambiguous;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.rules.resolve.Verdict.Missing;
import io.moorline.rules.resolve.Verdict.Underivable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Optional<Candidate<Integer>> CANDIDATE =
      Optional.of(Candidate.of(Map.of("title", "One"), 1));

  @Test
  void shouldLinkToTheOnlyRow() {
    // When
    Verdict<String> verdict = Verdict.of(List.of("row"), CANDIDATE, Set.of("plan"));

    // Then
    assertThat(verdict).isEqualTo(new Linked<>("row"));
  }

  @Test
  void shouldNotChooseAmongSeveralRows() {
    // When
    Verdict<String> verdict = Verdict.of(List.of("one", "other"), CANDIDATE, Set.of());

    // Then
    assertThat(verdict).isEqualTo(new Ambiguous<>(2));
  }

  @Test
  void shouldNameWhatADerivedRowWouldLack() {
    // When
    Verdict<String> verdict = Verdict.of(List.of(), CANDIDATE, Set.of("plan", "title"));

    // Then
    assertThat(verdict).isEqualTo(new Underivable<>(Set.of("plan")));
  }

  @Test
  void shouldOnlyAwaitWhatNobodyWantsDerived() {
    // When
    Verdict<String> verdict =
        Verdict.of(List.of(), Optional.<Candidate<Integer>>empty(), Set.of("plan"));

    // Then
    assertThat(verdict).isEqualTo(new Missing<>());
  }
}
