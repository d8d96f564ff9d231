package io.moorline.rules.pipeline;

import static io.moorline.rules.pipeline.WrongFiles.SECRETS;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.Authority.InFile;
import io.moorline.rules.pipeline.Fact.Unresolved;
import io.moorline.rules.pipeline.Need.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineParserTest {

  private final Pipeline minimal = TestPipelines.parse(TestPipelines.MINIMAL);
  private final Pipeline full = TestPipelines.full();

  @Test
  void shouldHaveDefaults() {
    assertThat(minimal.kafka())
        .isEqualTo(
            new Kafka(
                "kafka.example:9092",
                Map.of(),
                6,
                Kafka.AS_THE_BROKERS_SAY,
                Optional.of(Duration.ofDays(30))));
    assertThat(minimal.registry())
        .isEqualTo(
            new Registry("http://registry.example:8081", Optional.empty(), Optional.empty()));
    assertThat(minimal.columns()).isEqualTo(ColumnNames.DEFAULT);
    assertThat(minimal.references()).isEmpty();
    assertThat(minimal.facts().get("orders"))
        .isEqualTo(
            new Fact(
                "orders",
                "orders",
                new TableName("warehouse", "staging", "orders"),
                new TableName("warehouse", "business", "all_orders"),
                List.of("number"),
                List.of(),
                Map.of(),
                "orders",
                Optional.empty(),
                List.of(),
                Unresolved.PARK));
  }

  @Test
  void shouldHaveDefaultsForReferences() {
    // When
    Reference regions = full.references().get("regions");

    // Then
    assertThat(regions.id()).isEqualTo("regions");
    assertThat(regions.entity()).isEqualTo("regions");
    assertThat(regions.needs()).isEmpty();
    assertThat(regions.fillLater()).isTrue();
    Need need = full.references().get("客户").needs().get(0);
    assertThat(need.derive()).isEmpty();
    assertThat(need.mode()).isEqualTo(Mode.INSERT_MISSING);
  }

  @Test
  void shouldDeriveAndMarkForReviewWithoutAnAuthority() {
    assertThat(full.references().get("regions").strategy()).isEqualTo(Strategy.DEFAULT);
  }

  @Test
  void shouldWaitForAnAuthorityUnlessToldOtherwise() {
    assertThat(strategy("3 minutes", "").authorityWait()).contains(Duration.ofMinutes(10));
    assertThat(strategy("fallback\n    authority wait: 3 minutes", "always").authorityWait())
        .isEmpty();
  }

  @Test
  void shouldLoadNoAuthorityWhenEverythingIsDerived() {
    // Given
    String yaml = Resources.read("full.yml").replace("preload_only", "backfill_only");

    // When
    Pipeline pipeline = TestPipelines.parse(yaml, SECRETS);

    // Then
    assertThat(pipeline.authorities()).isEmpty();
    assertThat(pipeline.references().get("客户").strategy().authorityWait()).isEmpty();
  }

  @Test
  void shouldLookForFilesBesideThePipelineFile() {
    // When
    Pipeline pipeline =
        new PipelineParser(name -> name)
            .parse(
                Resources.read("full.yml"),
                "shops/north/pipeline.yml",
                name -> Optional.ofNullable(SECRETS.get(name)));

    // Then
    assertThat(pipeline.authorities().get(1).origin())
        .isEqualTo(new InFile(Path.of("shops/north/data/客户.csv")));
  }

  private static Strategy strategy(String right, String other) {
    String yaml = Resources.read("full.yml");
    assertThat(yaml).contains(right);
    return TestPipelines.parse(yaml.replace(right, other), SECRETS)
        .references()
        .get("客户")
        .strategy();
  }

  /** A setting that is added and left out of the full file fails here. */
  @Test
  void shouldPutReferencesAfterThoseTheyNeed() {
    assertThat(full.references().keySet()).containsExactly("regions", "客户", "places");
    assertThat(full.datasets())
        .extracting(Dataset::name)
        .containsExactly("regions", "客户", "places", "orders", "products", "variants", "deliveries");
  }

  @Test
  void shouldKeepRecordsForeverWhenAsked() {
    // Given
    String yaml = TestPipelines.MINIMAL.replace("kafka:\n", "kafka:\n  keep: forever\n");

    // Then
    assertThat(TestPipelines.parse(yaml).kafka().keep()).isEmpty();
  }

  @Test
  void shouldTakeServersByAddress() {
    // Given
    Map<String, String> environment = new HashMap<>(TestPipelines.ADDRESSES);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "[::1]:9092, 127.0.0.1:9093");

    // Then
    assertThat(TestPipelines.parse(TestPipelines.MINIMAL, environment).kafka().servers())
        .isEqualTo("[::1]:9092, 127.0.0.1:9093");
  }

  @Test
  void shouldEncodeTheNameWhenThereIsNoId() {
    // Given
    String yaml = TestPipelines.MINIMAL.replace("  orders:\n", "  my orders:\n");

    // Then
    assertThat(TestPipelines.parse(yaml).facts().get("my orders").id()).isEqualTo("my_orders");
  }

  @Test
  void shouldNotPrintSecrets() {
    assertThat(full.toString())
        .doesNotContain("p1")
        .doesNotContain("p2")
        .doesNotContain("p3")
        .doesNotContain("p4");
    assertThat(full.kafka().toString()).contains("security.protocol").doesNotContain("SSL");
  }
}
