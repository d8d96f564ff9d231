package io.moorline.demo.annuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockTest {

  private static final long SEED = 7;

  private static List<ScaleDetail> all(Block block) {
    return Stream.of(Kind.values()).flatMap(kind -> block.of(kind).stream()).toList();
  }

  @Test
  void shouldBeTheSameForTheSameSeed() {
    assertThat(all(new Block(SEED, 3, Block.SIZE))).isEqualTo(all(new Block(SEED, 3, Block.SIZE)));
  }

  @Test
  void shouldBeAnotherForAnotherSeed() {
    assertThat(all(new Block(SEED, 3, Block.SIZE)))
        .isNotEqualTo(all(new Block(SEED + 1, 3, Block.SIZE)));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldHaveItsShareOfEveryKind(Kind kind) {
    assertThat(new Block(SEED, 0, Block.SIZE).of(kind)).hasSize(kind.share());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldShowEveryKindEvenWhenSmall(Kind kind) {
    assertThat(new Block(SEED, 5, Kind.values().length).of(kind)).hasSize(1);
  }

  @Test
  void shouldBeginLikeTheWholeBlockWhenItIsTheLast() {
    // When
    Block whole = new Block(SEED, 1, Block.SIZE);
    Block last = new Block(SEED, 1, 60);

    // Then
    assertThat(all(last)).hasSize(60);
    assertThat(all(whole)).containsAll(all(last));
  }

  @Test
  void shouldNotGiveASerialNumberTwice() {
    // When
    List<String> serials =
        LongStream.range(0, 10)
            .mapToObj(number -> new Block(SEED, number, Block.SIZE))
            .flatMap(block -> all(block).stream())
            .map(ScaleDetail::serial)
            .filter(Objects::nonNull)
            .filter(serial -> !serial.isBlank() && serial.startsWith("R"))
            .toList();

    // Then
    Set<String> distinct = new HashSet<>(serials);
    assertThat(distinct).hasSameSizeAs(serials);
  }

  @Test
  void shouldCorrectWhatItLoadedFirst() {
    // Given
    ScaleDetail corrected = new Block(SEED, 0, Block.SIZE).of(Kind.UPDATED).get(0);

    // When
    ScaleDetail first = FactMaker.beforeCorrection(corrected);

    // Then
    assertThat(first.serial()).isEqualTo(corrected.serial());
    assertThat(first.plan().code()).isEqualTo(corrected.plan().code());
    assertThat(first.plan().name()).isEmpty();
    assertThat(first.closing()).isNotEqualTo(corrected.closing());
  }
}
