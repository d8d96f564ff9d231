package io.moorline.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.sink.write.Pace.Way;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace();

  @Test
  void shouldAskFirst() {
    // Given / When / Then
    assertThat(pace.way()).isEqualTo(Way.PROBE);
  }

  @Test
  void shouldFollowTheMajorityOfTheLastBatch() {
    // Given / When / Then
    pace.written(100, 51, 0);
    assertThat(pace.way()).isEqualTo(Way.ASSUME_NEW);
    pace.written(100, 0, 51);
    assertThat(pace.way()).isEqualTo(Way.ASSUME_CHANGED);
    pace.written(100, 50, 50);
    assertThat(pace.way()).isEqualTo(Way.PROBE);
  }

  @Test
  void shouldAskFirstForAWhileAfterAWrongAssumption() {
    // Given
    pace.written(100, 100, 0);
    pace.wrong();

    // When / Then
    for (int batch = 0; batch < Pace.CAUTION; batch++) {
      assertThat(pace.way()).isEqualTo(Way.PROBE);
      pace.written(100, 100, 0);
    }
    assertThat(pace.way()).isEqualTo(Way.ASSUME_NEW);
  }
}
