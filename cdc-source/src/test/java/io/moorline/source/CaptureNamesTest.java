package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Kafka;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Registry;
import io.moorline.rules.pipeline.Secret;
import io.moorline.rules.pipeline.SinkSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptureNamesTest {

  @Test
  void shouldNameTheSlotAfterPipelineAndDatabase() {
    assertThat(names("Annuity-Load", "warehouse").slot())
        .isEqualTo("moorline_annuity_load_warehouse");
    assertThat(names("annuity", "warehouse").transactionalId())
        .isEqualTo("annuity.capture.warehouse");
  }

  @Test
  void shouldRefuseANameThatPostgresWouldCut() {
    assertThatThrownBy(() -> names("annuity", "w".repeat(60)))
        .hasMessageContaining("longer than 63 characters");
  }

  private static CaptureNames names(String pipeline, String database) {
    Database captured =
        new Database(database, "jdbc:postgresql://localhost/x", "u", new Secret("p"));
    return CaptureNames.of(
        new Pipeline(
            pipeline,
            "domain",
            Map.of(database, captured),
            captured,
            new Kafka("localhost:9092", Map.of(), 3, (short) 1, Optional.empty()),
            new Registry("http://localhost", Optional.empty(), Optional.empty()),
            ColumnNames.DEFAULT,
            SinkSettings.DEFAULT,
            List.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            "1"),
        captured);
  }
}
