package io.moorline.demo.annuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.KeyRule;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.PipelineFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpellingTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "WAREHOUSE_URL", "jdbc:postgresql://localhost/x",
          "WAREHOUSE_USER", "x",
          "WAREHOUSE_PASSWORD", "x",
          "KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
          "SCHEMA_REGISTRY_URL", "http://localhost:1");

  private final Pipeline pipeline =
      PipelineFile.load(
          Path.of("../examples/annuity-reference-backfill/pipeline.yml"),
          name -> Optional.ofNullable(ENVIRONMENT.get(name)));
  private final KeyRule planCode = pipeline.references().get("年金计划").key().get("年金计划号");
  private final KeyRule portfolioCode = pipeline.references().get("组合计划").key().get("组合代码");
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void shouldOnlyVaryWhatTheRulesUndo() {
    // When
    Set<String> plans = new HashSet<>();
    Set<String> portfolios = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      plans.add(Spelling.variant("AN000010", random));
      portfolios.add(Spelling.portfolioVariant("QT000010", random));
    }

    // Then
    assertThat(plans).hasSize(6).doesNotContain("AN000010");
    assertThat(portfolios).hasSize(7).doesNotContain("QT000010");
    assertThat(plans.stream().map(planCode::normalize)).containsOnly("AN000010");
    assertThat(portfolios.stream().map(portfolioCode::normalize)).containsOnly("QT000010");
  }

  @Test
  void shouldKnowManyKindsOfNothing() {
    // When
    Set<String> blanks = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      blanks.add(Spelling.blank(random));
    }

    // Then
    assertThat(blanks).hasSize(4);
    assertThat(blanks.stream().map(planCode::normalize)).containsOnlyNulls();
  }

  @Test
  void shouldStoreOddlyWhatFactsSpellPlainly() {
    assertThat(Masters.oddly("OD000001")).isEqualTo("ｏｄ０００００１");
    assertThat(planCode.normalize(Masters.oddly("OD000001"))).isEqualTo("OD000001");
  }
}
