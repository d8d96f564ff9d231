package io.moorline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.bench.report.Figure;
import io.moorline.bench.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The peers and Moorline still run; how fast is not looked at. */
class BenchIT {

  @Test
  void shouldMeasurePeersAndTheSink(@TempDir Path results) throws Exception {
    // When
    run(
        results,
        "--only=sink-bigint",
        "--contenders=copy,debezium-tuned,moorline-unlogged,moorline-kafka");

    // Then
    assertThat(figures(results))
        .contains(
            "sink.bigint.first.copy",
            "sink.bigint.changed.debezium-tuned",
            "sink.bigint.changed.moorline-unlogged",
            "sink.bigint.changed.moorline-kafka");
    assertThat(results.resolve("ratios.svg")).exists();
  }

  @Test
  void shouldMeasureCapture(@TempDir Path results) throws Exception {
    // When
    run(results, "--only=capture");

    // Then
    assertThat(figures(results))
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
    run(results, "--only=topology");

    // Then
    assertThat(figures(results))
        .contains(
            "topology.known1.joins",
            "topology.known5.joins",
            "topology.known5.moorline",
            "topology.missing50.moorline");
  }

  @Test
  void shouldMeasureTheWholeFlow(@TempDir Path results) throws Exception {
    // When
    run(results, "--only=flow,growth", "--contenders=peer,moorline,small,eight-partitions");

    // Then
    assertThat(figures(results))
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

  private static void run(Path results, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--rows=500", "--rounds=1", "--results=" + results));
    new CommandLine(new Bench()).execute(all.toArray(String[]::new));
  }

  private static List<String> figures(Path results) throws IOException {
    return new ResultFile(results.resolve("latest.json"))
        .figures().stream().map(Figure::name).toList();
  }
}
