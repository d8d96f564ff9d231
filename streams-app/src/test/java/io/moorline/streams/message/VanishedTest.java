package io.moorline.streams.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Position;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VanishedTest {

  private final Vanished vanished = new Vanished(at(10), Map.of("code", "P1"));

  @Test
  void shouldKnowTheRowThatWasReliedOn() {
    assertThat(vanished.isNot(entry(10, "P1"))).isFalse();
    assertThat(vanished.isBefore(entry(10, "P1"))).isFalse();
  }

  @Test
  void shouldTellAnotherRowOfTheKeyFromIt() {
    assertThat(vanished.isNot(entry(10, "p 1"))).isTrue();
    assertThat(vanished.isNot(entry(5, "p 1"))).isTrue();
  }

  @Test
  void shouldTellTheSameRowAtAnotherTimeFromIt() {
    assertThat(vanished.isNot(entry(20, "P1"))).isTrue();
    assertThat(vanished.isBefore(entry(20, "P1"))).isTrue();
  }

  private static IndexEntry entry(long lsn, String code) {
    return new IndexEntry(at(lsn), Map.of("code", code, "id", "7"), Set.of(), false);
  }

  private static Position at(long lsn) {
    return new Position(1, lsn, 0);
  }
}
