package io.moorline.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  private static final List<String> KNOWN = List.of("partitions", "replication", "keep");

  @Test
  void shouldFindTheWordThatWasMeant() {
    assertThat(Suggestion.hint("partition", KNOWN)).isEqualTo("Did you mean \"partitions\"?");
    assertThat(Suggestion.hint("kepe", KNOWN)).isEqualTo("Did you mean \"keep\"?");
    assertThat(Suggestion.hint("Keep", KNOWN)).isEqualTo("Did you mean \"keep\"?");
    assertThat(Suggestion.hint("relpication", KNOWN)).isEqualTo("Did you mean \"replication\"?");
  }

  @Test
  void shouldListTheWordsWhenNoneIsNear() {
    assertThat(Suggestion.hint("acks", KNOWN))
        .isEqualTo("Known here: partitions, replication, keep.");
  }

  @Test
  void shouldNotListMoreThanHelps() {
    // Given
    List<String> many = IntStream.range(0, 40).mapToObj(i -> "a long setting " + i).toList();

    // Then
    assertThat(Suggestion.hint("zzz", many)).doesNotContain("a long setting");
  }

  @Test
  void shouldSayNothingWhenNothingIsKnown() {
    assertThat(Suggestion.hint("acks", List.of())).isEmpty();
  }
}
