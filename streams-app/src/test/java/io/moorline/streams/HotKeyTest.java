package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.streams.Source.Change;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many rows that wait for one key are handled in steps. */
class HotKeyTest {

  private static final int ROWS = 1_700;

  private final Harness harness = Harness.ready();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldReleaseAllRowsInSteps() {
    // Given
    harness.commit(rows());
    harness.writeReferences();

    // When
    harness.captureReferences();
    int atOnce = harness.changes("detail").size();

    // Then
    assertThat(atOnce).isLessThan(ROWS);

    // When
    int later = 0;
    for (int i = 0; i < ROWS; i++) {
      harness.passTime(Duration.ofMillis(10));
      later += harness.changes("detail").size();
    }

    // Then
    assertThat(atOnce + later).isEqualTo(ROWS);
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldDeriveAgainForRowsThatTheReferenceLeftBehind() {
    // Given
    harness.commit(rows());
    harness.writeReferences();
    harness.captureReferences();

    // When
    harness.commit(delete("plan", "code", "P1"));
    for (int i = 0; i < ROWS; i++) {
      harness.passTime(Duration.ofMillis(10));
    }

    // Then
    assertThat(harness.derived()).hasSize(2);
  }

  private static Change[] rows() {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> insert("detail", "id", "" + i, "no", "" + i, "plan", "p1"))
        .toArray(Change[]::new);
  }
}
