package io.moorline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.bench.report.Figure;
import io.moorline.bench.report.ResultFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The peer and the whole sink still run; how fast is not looked at. */
class BenchIT {

  @Test
  void shouldMeasurePeersAndTheSink(@TempDir Path results) throws Exception {
    // When
    new CommandLine(new Bench())
        .execute(
            "--only=sink-bigint",
            "--contenders=copy,debezium-tuned,moorline-unlogged,moorline-kafka",
            "--rows=500",
            "--rounds=1",
            "--results=" + results);

    // Then
    assertThat(new ResultFile(results.resolve("latest.json")).figures())
        .extracting(Figure::name)
        .contains(
            "sink.bigint.first.copy",
            "sink.bigint.changed.debezium-tuned",
            "sink.bigint.changed.moorline-unlogged",
            "sink.bigint.changed.moorline-kafka");
    assertThat(results.resolve("ratios.svg")).exists();
  }
}
