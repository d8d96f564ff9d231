package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.runtime.UserError;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuietTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Stage flow = new Stage();
  private long now;

  @Test
  void shouldNotTrustAFirstMomentWithoutLag() {
    // Given
    Quiet quiet = quiet();

    // When, Then
    assertThat(reached(quiet)).isFalse();
    assertThat(reached(quiet)).isTrue();
  }

  @Test
  void shouldWaitUntilCaptureHasPassedWhatTheSinkWrote() {
    // Given
    Quiet quiet = quiet();
    reached(quiet);
    flow.writes++;
    flow.written = 200;

    // When, Then
    assertThat(reached(quiet)).isFalse();
    assertThat(reached(quiet)).isFalse();
    flow.captured = 200;
    assertThat(reached(quiet)).isTrue();
  }

  @Test
  void shouldWaitWhileRowsAreParkedOrUnread() {
    // Given
    Quiet quiet = quiet();
    flow.parked = 1;
    assertThat(reached(quiet)).isFalse();
    flow.parked = 0;
    flow.behind = 1;
    assertThat(reached(quiet)).isFalse();
    flow.behind = 0;

    // When, Then
    assertThat(reached(quiet)).isFalse();
    assertThat(reached(quiet)).isTrue();
  }

  @Test
  void shouldSayWhatItWaitsForWhenNothingMoves() {
    // Given
    flow.written = 0x1_0000_00ffL;
    flow.parked = 3;
    Quiet quiet = quiet();
    reached(quiet);
    now += PATIENCE.toNanos() + 1;

    // When, Then
    assertThatThrownBy(() -> reached(quiet))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "nothing has moved for 120 s; still waiting for"
                + " capture to reach 1/FF (it is at 0/64), 3 parked rows");
  }

  @Test
  void shouldBePatientWhileSomethingMoves() {
    // Given
    flow.parked = 3;
    Quiet quiet = quiet();
    reached(quiet);
    now += PATIENCE.toNanos() + 1;

    // When
    flow.parked = 2;

    // Then
    assertThat(reached(quiet)).isFalse();
  }

  private Quiet quiet() {
    return new Quiet(flow, PATIENCE, now);
  }

  private boolean reached(Quiet quiet) {
    return quiet.reached(now);
  }

  private static final class Stage implements Flow {
    private long written = 100;
    private long captured = 100;
    private long behind;
    private long parked;
    private long writes;

    @Override
    public long written() {
      return written;
    }

    @Override
    public long captured() {
      return captured;
    }

    @Override
    public long behind() {
      return behind;
    }

    @Override
    public long parked() {
      return parked;
    }

    @Override
    public long writes() {
      return writes;
    }
  }
}
