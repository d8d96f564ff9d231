package io.moorline.sink.batch;

import static io.moorline.sink.TestTables.column;
import static io.moorline.sink.TestTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.sink.table.TargetTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultTest {

  private static final TargetTable TABLE =
      table("s", "t", List.of("id"), column("id", "int8"), column("a", "text"));

  @Test
  void shouldFindNoneInAPatchThatHasSeenWhatItChanges() {
    assertThat(Fault.of(TABLE, patch(Map.of("id", 1L, "a", "x"), Map.of("a", "y")))).isEmpty();
  }

  @Test
  void shouldRefuseAnEmptyKey() {
    // Given
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", null);

    // When / Then
    assertThat(Fault.of(TABLE, patch(row, Map.of())))
        .hasValueSatisfying(fault -> assertThat(fault.reason()).isEqualTo("no_key"));
  }

  @Test
  void shouldRefuseAPatchThatHasNotSeenWhatItChanges() {
    assertThat(Fault.of(TABLE, patch(Map.of("id", 1L, "a", "x"), Map.of("id", 1L))))
        .hasValueSatisfying(fault -> assertThat(fault.detail()).contains("column a"));
  }

  @Test
  void shouldRefuseAPatchThatHasSeenAColumnThatIsGone() {
    assertThat(Fault.of(TABLE, patch(Map.of("id", 1L, "a", "x"), Map.of("a", "y", "gone", "z"))))
        .hasValueSatisfying(fault -> assertThat(fault.sqlState()).contains("42703"));
  }

  private static RowChange patch(
      Map<String, @Nullable Object> row, Map<String, @Nullable Object> seen) {
    return new RowChange(
        Intent.PATCH,
        row,
        seen,
        new Position(1, 1, 1),
        0,
        new Origin("t", "d", "cdc", 0, 1, Instant.EPOCH, ""),
        new Evidence("", "", ""),
        List.of());
  }
}
