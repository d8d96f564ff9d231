package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorities in files: read when they change, set aside where they are wrong. */
class AuthorityFileIT {

  @TempDir private Path directory;

  @Test
  void shouldReadAFileWheneverItHasChanged() throws IOException {
    Path file = directory.resolve("plans.csv");
    try (AuthorityScenario scenario =
        new AuthorityScenario(
            "authority_file", directory, "{ file: plans.csv }", "计划全称 text, 规模 numeric(8,2)")) {
      // Given
      CaptureSource source = scenario.start();
      await("not there")
          .atMost(Duration.ofMinutes(1))
          .until(() -> scenario.detail(source).startsWith("never loaded: NoSuchFile"));

      // When
      Files.writeString(file, "年金计划号,计划全称,规模\nP1,甲,1.50\nP2,,\nP3,丙,1.505\n");
      scenario.awaitLoads("loaded", 1);

      // Then
      assertThat(scenario.rows())
          .extracting(row -> row.value("年金计划号"), row -> row.value("计划全称"))
          .containsExactlyInAnyOrder(tuple("P1", "甲"), tuple("P2", null));
      assertThat(scenario.kafka().quarantined()).hasSize(1);

      // When
      Files.writeString(file, "年金计划号,计划全称,规模\nP1,甲,1.50\nP3,丙,1.505\nP4,\"丁\n\"\"一\"\"\",2\n");
      scenario.awaitLoads("loaded", 2);

      // Then
      assertThat(scenario.rows())
          .filteredOn(row -> row.position().epoch() == 2)
          .extracting(row -> row.value("年金计划号"), row -> row.value("计划全称"))
          .containsExactlyInAnyOrder(tuple("P1", "甲"), tuple("P4", "丁\n\"一\""));

      // When
      Files.writeString(file, "年金计划号,计划全称\nP1,甲,乙\n");

      // Then
      await("malformed")
          .atMost(Duration.ofMinutes(1))
          .until(() -> scenario.detail(source).contains("not readable as CSV"));
      assertThat(scenario.marks()).containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
    }
  }
}
