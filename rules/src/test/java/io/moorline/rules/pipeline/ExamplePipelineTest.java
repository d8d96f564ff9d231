package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExamplePipelineTest {

  @Test
  void shouldReadAnnuityReferenceBackfill() throws IOException {
    // Given
    Path file = Path.of("../examples/annuity-reference-backfill/pipeline.yml");

    // When
    Pipeline pipeline = TestPipelines.parse(Files.readString(file), TestPipelines.ADDRESSES);

    // Then
    assertThat(pipeline.references()).containsOnlyKeys("年金计划", "组合计划");
    assertThat(pipeline.datasets())
        .extracting(Dataset::id)
        .containsExactly("plan", "portfolio", "scale_detail");
    assertThat(pipeline.facts().get("规模明细").needs())
        .extracting(Need::reference)
        .containsExactly("年金计划", "组合计划");
    assertThat(pipeline.captured()).containsExactly(pipeline.target());
  }
}
