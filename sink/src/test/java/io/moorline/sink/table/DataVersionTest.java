package io.moorline.sink.table;

import static io.moorline.sink.TestTables.column;
import static io.moorline.sink.TestTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataVersionTest {

  private static final TargetTable TABLE =
      table(
          "s",
          "t",
          List.of("id"),
          column("id", "int8"),
          new TargetColumn(
              "amount",
              new PgType("pg_catalog", "numeric", false, (18 << 16 | 2) + 4),
              true,
              false,
              false,
              Optional.empty()),
          column("at", "timestamptz"),
          column("one", "text"),
          column("other", "text"));

  @Test
  void shouldGiveOneValueOneVersionHoweverItIsSpelled() {
    // Given
    Map<String, Object> row = row("amount", new BigDecimal("1.5"));
    row.put("at", Instant.parse("2026-01-01T00:00:00.000001Z"));
    Map<String, Object> same = row("amount", new BigDecimal("1.500"));
    same.put("at", Instant.parse("2026-01-01T00:00:00.000001999Z"));

    // When / Then
    assertThat(version(row)).isEqualTo(version(same));
  }

  @Test
  void shouldNotDependOnTheOrderOfColumnsNorOnEmptyOnes() {
    // Given
    Map<String, Object> row = row("one", "x");

    // When / Then
    assertThat(version(row, "id", "one"))
        .isEqualTo(version(row, "one", "id"))
        .isEqualTo(version(row, "id", "one", "other"));
  }

  @Test
  void shouldTellColumnsAndNeighbouringValuesApart() {
    // Given / When / Then
    assertThat(version(row("one", "x"))).isNotEqualTo(version(row("other", "x")));
    assertThat(version(row("one", "ab"))).isNotEqualTo(version(row("one", "ba")));
    Map<String, Object> swapped = row("one", "b");
    swapped.put("other", "a");
    Map<String, Object> row = row("one", "a");
    row.put("other", "b");
    assertThat(version(row)).isNotEqualTo(version(swapped));
    assertThat(version(row("one", ""))).isNotEqualTo(version(row("one", null)));
  }

  /** A version is stored beside every row: another hash would write every row again. */
  @Test
  void shouldStayTheSameFromReleaseToRelease() {
    // Given / When / Then
    assertThat(version(row("one", "moorline"))).isEqualTo(7992734127592197857L);
  }

  private static Map<String, Object> row(String column, Object value) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", 1L);
    row.put(column, value);
    return row;
  }

  private static long version(Map<String, Object> row, String... columns) {
    List<String> names =
        columns.length == 0
            ? TABLE.columns().stream().map(TargetColumn::name).toList()
            : List.of(columns);
    Layout layout = Layout.of(TABLE, names);
    return layout.version(layout.encode(row, Map.of()));
  }
}
