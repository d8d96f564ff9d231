package io.moorline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same for all that takes its time: {@code make bench-test}. */
class SectionsIT {

  @Test
  void shouldMeasureCapture(@TempDir Path results) throws Exception {
    // When
    Few.run(results, "--only=capture");

    // Then
    assertThat(Few.figures(results))
        .contains(
            "capture.snapshot.copy",
            "capture.snapshot.engine",
            "capture.snapshot.moorline",
            "capture.stream.pg-stream",
            "capture.stream.engine",
            "capture.stream.moorline");
  }

  @Test
  void shouldMeasureTheTopology(@TempDir Path results) throws Exception {
    // When
    Few.run(results, "--only=topology");

    // Then
    assertThat(Few.figures(results))
        .contains(
            "topology.known1.joins",
            "topology.known5.joins",
            "topology.known5.moorline",
            "topology.missing50.moorline");
  }

  @Test
  void shouldMeasureTheWholeFlow(@TempDir Path results) throws Exception {
    // When
    Few.run(results, "--only=flow,growth", "--contenders=peer,moorline,small,eight-partitions");

    // Then
    assertThat(Few.figures(results))
        .contains(
            "flow.rate.peer",
            "flow.rate.moorline",
            "flow.idle.peer.p50",
            "flow.load.peer.p99",
            "flow.idle.new.p50",
            "flow.load.known.p99",
            "flow.load.new.p99",
            "growth.small.cost",
            "growth.eight-partitions.state");
  }
}
