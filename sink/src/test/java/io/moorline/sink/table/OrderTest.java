package io.moorline.sink.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.sink.TestTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderTest {

  static List<Arguments> rising() {
    return List.of(
        rising("int2", null, -32768, -1, 0, 1, 32767),
        rising("int4", null, Integer.MIN_VALUE, -256, -1, 0, 255, 256, Integer.MAX_VALUE),
        rising("int8", null, Long.MIN_VALUE, -1L, 0L, 1L, 65536L, Long.MAX_VALUE),
        rising(
            "date",
            null,
            day("1969-07-20"),
            day("1999-12-31"),
            day("2000-01-01"),
            day("2026-11-20")),
        rising(
            "timestamptz",
            null,
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2026-11-20T10:00:00.000001Z")),
        rising("text", null, "!", "10", "9", "A", "Aa", "a", "aa", "甲"),
        rising("uuid", null, new UUID(0, 1), new UUID(1, 0), new UUID(-1, 0)));
  }

  @ParameterizedTest
  @MethodSource("rising")
  void shouldSortAsTheValuesDo(String type, List<@Nullable Object> values) {
    // Given
    TargetColumn column = TestTables.column("c", type);

    // When
    List<String> orders = values.stream().map(value -> order(column, value)).toList();

    // Then
    assertThat(orders).isSorted().doesNotHaveDuplicates();
    assertThat(orders.stream().map(order -> order + "0001-").toList()).isSorted();
  }

  private static String order(TargetColumn column, @Nullable Object value) {
    StringBuilder order = new StringBuilder();
    Order.append(column.type(), value == null ? null : column.codec().encode(value), order);
    return order.toString();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static Arguments rising(String type, @Nullable Object... values) {
    return Arguments.of(type, Arrays.asList(values));
  }
}
