package io.moorline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.PipelineDraft;
import io.moorline.rules.pipeline.PipelineParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogsTest {

  private static final String NOBODY_HOME =
      """
      pipeline: test
      domain: testing
      databases:
        db: { url: "jdbc:postgresql://127.0.0.1:1/db", user: u, password: "${PASSWORD}" }
      target: db
      kafka: { servers: "localhost:9092" }
      registry: { url: "http://localhost:8081" }
      facts:
        detail: { from: db.s.detail, into: db.b.detail, key: [no] }
      """;

  @Test
  void shouldSayWhichDatabaseWasNotAsked() {
    // Given
    PipelineDraft draft =
        new PipelineParser(name -> name).draft(NOBODY_HOME, "f", name -> Optional.of("x"));

    // When
    List<String> silent = Catalogs.check(draft);

    // Then
    assertThat(silent).singleElement().asString().startsWith("database db at jdbc:postgresql:");
    assertThat(draft.problems().all()).isEmpty();
  }
}
