package io.moorline.streams.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastWordTest {

  private static final Origin ORIGIN =
      new Origin("hub", "hub.csv", "test.cdc.hub", 0, 0, Instant.EPOCH, "p1");

  private final LastWord told =
      told(told(told(LastWord.none(takeOver(1)), 1, "one"), 2, "two"), 3, "three");

  @Test
  void shouldCompareWithWhatWasToldBefore() {
    assertThat(told.before(version(4))).isEqualTo(Map.of("title", "three"));
    assertThat(told.before(version(3))).isEqualTo(Map.of("title", "two"));
    assertThat(told.before(version(1))).isEmpty();
  }

  @Test
  void shouldCompareWithNothingThatWasHandedBackInWhateverOrder() {
    LastWord forwards = untold(untold(told, 1, "one"), 3, "three");
    LastWord backwards = untold(untold(told, 3, "three"), 1, "one");

    assertThat(forwards.before(version(4))).isEqualTo(Map.of("title", "two"));
    assertThat(backwards).isEqualTo(forwards);
  }

  @Test
  void shouldCompareWithWhatStandsWhereALaterOneFoundSomethingElse() {
    // Given
    LastWord word =
        told(LastWord.none(takeOver(1)), 1, "one")
            .told(takeOver(2), version(2), Map.of("title", "two", "kind", "B"))
            .told(takeOver(3), version(3), Map.of("title", "three", "kind", "C"));

    // When
    LastWord second = word.untold(version(2), Map.of("title", "two", "kind", "B"));

    // Then the third found the title of the first, and no kind
    assertThat(second.before(version(4))).isEqualTo(Map.of("title", "one", "kind", "C"));

    // When
    LastWord both = second.untold(version(3), Map.of("title", "three", "kind", "C"));

    // Then
    assertThat(both.before(version(4))).isEqualTo(Map.of("title", "one"));
  }

  @Test
  void shouldCompareWithWhatIsToldAgain() {
    assertThat(told(untold(told, 3, "three"), 3, "three").before(version(4)))
        .isEqualTo(Map.of("title", "three"));
  }

  @Test
  void shouldKeepThePartOfAVersionThatWasWritten() {
    LastWord linked = told.told(takeOver(3), version(3), Map.of("title", "three", "parent", "P0"));

    assertThat(
            linked.untold(version(3), Map.of("title", "three", "parent", "P0")).before(version(4)))
        .isEqualTo(Map.of("title", "three"));
  }

  @Test
  void shouldKeepWhatWasSaidInMemoryThatDoesNotGrow() {
    LastWord often = told(LastWord.none(takeOver(1)), 1, "first");
    for (int i = 2; i < 100; i++) {
      often = often.told(takeOver(i), version(i), Map.of("kind", "" + i));
    }

    assertThat(often.tellings()).hasSizeLessThan(10);
    assertThat(often.before(version(100))).isEqualTo(Map.of("title", "first", "kind", "99"));
  }

  private static LastWord told(LastWord word, int version, String title) {
    return word.told(takeOver(version), version(version), Map.of("title", title));
  }

  private static LastWord untold(LastWord word, int version, String title) {
    return word.untold(version(version), Map.of("title", title));
  }

  private static Derivation takeOver(int version) {
    return new Derivation(
        Intent.TAKE_OVER, "plan|P1", Map.of(), Map.of(), version(version), ORIGIN);
  }

  private static Position version(int number) {
    return new Position(number, 0, 1);
  }
}
