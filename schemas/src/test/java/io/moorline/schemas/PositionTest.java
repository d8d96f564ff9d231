package io.moorline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {

  private static final List<Position> RISING =
      List.of(
          new Position(1, 0, 0),
          new Position(1, 0x15, 0),
          new Position(1, 0x15, 1),
          new Position(1, 0x15, 10),
          new Position(1, 0x16, 0),
          new Position(1, Long.MAX_VALUE, 3),
          // A log position is unsigned: the sign bit is its highest.
          new Position(1, Long.MIN_VALUE, 0),
          new Position(2, 0x01, 0));

  @Test
  void shouldOrderByEpochThenLogThenOrder() {
    for (int i = 1; i < RISING.size(); i++) {
      assertThat(RISING.get(i)).isGreaterThan(RISING.get(i - 1));
      assertThat(RISING.get(i).isAfter(RISING.get(i - 1))).isTrue();
    }
  }

  @Test
  void shouldSortAsTextAsItSortsAsPosition() {
    assertThat(RISING.stream().map(Position::text).toList()).isSorted();
  }

  @Test
  void shouldComeBackFromItsText() {
    assertThat(RISING).allMatch(position -> Position.parse(position.text()).equals(position));
  }
}
