package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.source.CaptureState.Split;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptureStateCodecTest {

  @Test
  void shouldReadWhatItWrote() {
    // Given
    CaptureState state =
        CaptureState.fresh("me", 2, List.of("warehouse.business.年金计划"), Map.of())
            .snapshotDone(500, Map.of("lsn", 500L))
            .at(Map.of("lsn", 5_000_000_000L, "lsn_commit", 7L), new Split("7:1", 12));

    // When
    CaptureState read = CaptureStateCodec.read("topic", CaptureStateCodec.write(state));

    // Then
    assertThat(read).isEqualTo(state);
    assertThat(read.offset().get("lsn_commit")).isInstanceOf(Long.class);
  }

  @Test
  void shouldReadAStateWithoutSplit() {
    CaptureState state = CaptureState.fresh("me", 1, List.of(), Map.of());

    assertThat(CaptureStateCodec.read("topic", CaptureStateCodec.write(state))).isEqualTo(state);
  }

  @Test
  void shouldRefuseADamagedStateInsteadOfStartingAnew() {
    byte[] damaged = "{\"epoch\":".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> CaptureStateCodec.read("p.capture.w", damaged))
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED))
        .hasMessageContaining("p.capture.w");
  }
}
