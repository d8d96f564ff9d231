package io.moorline.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlocksTest {

  private enum Kind {
    RARE(1),
    USUAL(9);

    private final int share;

    Kind(int share) {
      this.share = share;
    }
  }

  @Test
  void shouldCutALoadIntoBlocks() {
    assertThat(Blocks.count(200, 200)).isEqualTo(1);
    assertThat(Blocks.count(201, 200)).isEqualTo(2);
    assertThat(Blocks.size(201, 200, 0)).isEqualTo(200);
    assertThat(Blocks.size(201, 200, 1)).isEqualTo(1);
  }

  @Test
  void shouldShowEveryKindFirstAndEachInItsShare() {
    // When
    var kinds = Blocks.kinds(Kind.values(), kind -> kind.share, 3, 8);

    // Then
    assertThat(kinds).hasSize(10).startsWith(Kind.RARE, Kind.USUAL);
    assertThat(kinds).filteredOn(kind -> kind == Kind.RARE).hasSize(1);
    assertThat(Blocks.kinds(Kind.values(), kind -> kind.share, 3, 8)).isEqualTo(kinds);
  }
}
