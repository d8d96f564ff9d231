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
}
