package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolveTest {

  private final Harness harness = Harness.ready();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldPassARowWhoseReferencesExistAtOnce() {
    // Given
    harness.commit(insert("plan", "code", "P1"));

    // When
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // Then
    assertThat(harness.rows("detail"))
        .containsExactly(row("no", "N1", "plan", "P1", "portfolio", null, "amount", null));
  }

  @Test
  void shouldWriteTheFactOnlyAfterTheDerivedPlanWasCaptured() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1", "plan_title", "One"));

    // When
    List<RowChange> written = harness.writeReferences();

    // Then
    assertThat(written).extracting(RowChange::intent).containsExactly(Intent.INSERT_MISSING);
    assertThat(written.get(0).row())
        .containsEntry("code", "P1")
        .containsEntry("title", "One")
        .containsEntry("_source", "auto_derived")
        .containsEntry("_needs_review", true)
        .containsEntry("_derived_from_domain", "testing")
        .containsKey("_derived_at")
        .doesNotContainKey("kind");
    assertThat(harness.changes("detail")).isEmpty();
    assertThat(harness.gauge("moorline.parked.rows")).isEqualTo(1);

    // When
    harness.captureReferences();

    // Then
    assertThat(harness.rows("detail")).hasSize(1);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }
}
