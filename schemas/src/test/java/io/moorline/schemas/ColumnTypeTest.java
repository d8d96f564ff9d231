package io.moorline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.schemas.ColumnType.Kind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {

  @Test
  void shouldComeBackFromItsText() {
    Samples.VALUES.forEach(
        (type, value) -> assertThat(type.parse(type.text(value))).isEqualTo(value));
  }

  @Test
  void shouldSampleEveryTypeThatMoorlineCarries() {
    assertThat(Samples.VALUES.keySet().stream().map(ColumnType::kind))
        .containsExactlyInAnyOrderElementsOf(
            java.util.Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.UNSUPPORTED)
                .toList());
  }

  @Test
  void shouldGiveEqualAmountsOneText() {
    ColumnType amount = ColumnType.decimal(18, 2);

    assertThat(amount.text(new BigDecimal("1.5"))).isEqualTo("1.50");
    assertThat(amount.text(new BigDecimal("1.500"))).isEqualTo("1.50");
  }

  @Test
  void shouldNeverRound() {
    assertThatThrownBy(() -> ColumnType.decimal(18, 2).text(new BigDecimal("1.005")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void shouldTakeOnlyWhatItCanHold() {
    assertThat(ColumnType.of(Kind.INT8).accepts(ColumnType.of(Kind.INT4))).isTrue();
    assertThat(ColumnType.of(Kind.INT4).accepts(ColumnType.of(Kind.INT8))).isFalse();
    assertThat(ColumnType.of(Kind.TEXT).accepts(ColumnType.of(Kind.DATE))).isTrue();
    assertThat(ColumnType.of(Kind.DATE).accepts(ColumnType.of(Kind.TEXT))).isFalse();
    assertThat(ColumnType.of(Kind.TEXT).accepts(ColumnType.of(Kind.UNSUPPORTED))).isFalse();
  }

  @Test
  void shouldKnowWhichTypesSpellAValueAlike() {
    assertThat(ColumnType.of(Kind.INT2).spellsLike(ColumnType.of(Kind.INT8))).isTrue();
    assertThat(ColumnType.of(Kind.INT8).spellsLike(ColumnType.of(Kind.TEXT))).isFalse();
    assertThat(ColumnType.decimal(9, 2).spellsLike(ColumnType.decimal(18, 2))).isTrue();
    assertThat(ColumnType.decimal(9, 2).spellsLike(ColumnType.decimal(9, 3))).isFalse();
  }

  @Test
  void shouldKnowItsOwnText() {
    assertThat(ColumnType.of(Kind.DATE).canParse("2024-02-29")).isTrue();
    assertThat(ColumnType.of(Kind.DATE).canParse("2023-02-29")).isFalse();
    assertThat(ColumnType.of(Kind.INT4).canParse("one")).isFalse();
  }
}
