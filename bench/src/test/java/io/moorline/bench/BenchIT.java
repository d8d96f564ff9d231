package io.moorline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink's peers and Moorline still run; how fast is not looked at. */
class BenchIT {

  @Test
  void shouldMeasurePeersAndTheSink(@TempDir Path results) throws Exception {
    // When
    Few.run(
        results,
        "--only=sink-bigint",
        "--contenders=copy,debezium-tuned,moorline-unlogged,moorline-kafka");

    // Then
    assertThat(Few.figures(results))
        .contains(
            "sink.bigint.first.copy",
            "sink.bigint.changed.debezium-tuned",
            "sink.bigint.changed.moorline-unlogged",
            "sink.bigint.changed.moorline-kafka");
    assertThat(results.resolve("ratios.svg")).exists();
  }
}
