package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.expression.Expressions;
import io.moorline.rules.expression.InvalidExpressionException;
import io.moorline.rules.normalize.Normalizer;
import io.moorline.rules.pipeline.Authority.InFile;
import io.moorline.rules.pipeline.Authority.InTable;
import io.moorline.rules.pipeline.Channel.InLog;
import io.moorline.rules.pipeline.Channel.InTopic;
import io.moorline.rules.pipeline.Channel.Webhook;
import io.moorline.rules.pipeline.Fact.Unresolved;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Need.Orphans;
import io.moorline.rules.pipeline.Need.Orphans.Policy;
import io.moorline.rules.pipeline.Reference.Shares;
import io.moorline.rules.pipeline.Strategy.DeriveWhen;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineParserTest {

  private static final Map<String, String> SECRETS =
      Map.of(
          "HUB_PASSWORD", "p1",
          "WAREHOUSE_PASSWORD", "p2",
          "REGISTRY_PASSWORD", "p3",
          "LEGACY_PASSWORD", "p4",
          "ALERTS_WEBHOOK", "https://alerts.example/hook");

  private final Pipeline minimal = TestPipelines.parse(TestPipelines.MINIMAL);
  private final Pipeline full = TestPipelines.parse(Resources.read("full.yml"), SECRETS);

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
  void shouldReadEverySetting() {
    Database hub =
        new Database(
            "hub",
            "jdbc:postgresql://hub.example/orders?sslmode=verify-full",
            "reader",
            new Secret("p1"));
    Database legacy =
        new Database(
            "legacy",
            "jdbc:mariadb://legacy.example:3306/crm?sslMode=verify-full",
            "reader",
            new Secret("p4"));
    Database warehouse =
        new Database(
            "warehouse", "jdbc:postgresql://db.example:5432/warehouse", "writer", new Secret("p2"));
    assertThat(full.name()).isEqualTo("shop");
    assertThat(full.domain()).isEqualTo("order_intake");
    assertThat(full.databases())
        .containsExactly(
            Map.entry("hub", hub), Map.entry("legacy", legacy), Map.entry("warehouse", warehouse));
    assertThat(full.target()).isEqualTo(warehouse);
    assertThat(full.kafka())
        .isEqualTo(
            new Kafka(
                "kafka-1:9092,kafka-2:9092",
                Map.of("security.protocol", "SSL"),
                12,
                (short) 3,
                Optional.of(Duration.ofHours(12))));
    assertThat(full.registry())
        .isEqualTo(
            new Registry(
                "https://registry.example/apis/ccompat/v7",
                Optional.of("me"),
                Optional.of(new Secret("p3"))));
    assertThat(full.columns()).isEqualTo(new ColumnNames("c1", "c2", "c3", "c4", "c5", "c6", "c7"));
  }

  @Test
  void shouldReadEverySettingOfDatasets() {
    // When
    Reference customer = full.references().get("客户");
    Fact order = full.facts().get("orders");
    KeyRule rule = customer.key().get("客户号");

    // Then
    assertThat(rule.name()).isEqualTo("customer code");
    assertThat(rule.steps()).extracting(Normalizer::name).containsExactly("nfkc", "upper");
    assertThat(customer)
        .isEqualTo(
            new Reference(
                "客户",
                "customer",
                new TableName("warehouse", "business", "客户"),
                Map.of("客户号", rule),
                "party",
                Optional.of(new TableName("warehouse", "logs", "parties")),
                List.of(
                    need(
                        "regions",
                        Map.of("region", new Source.Own("地区")),
                        Map.of(),
                        Mode.INSERT_MISSING)),
                false,
                Optional.of(Duration.ofMinutes(10)),
                new Shares(Optional.of(10), Optional.of(50)),
                customer.strategy()));
    assertThat(order)
        .isEqualTo(
            new Fact(
                "orders",
                "order",
                new TableName("hub", "public", "orders"),
                new TableName("warehouse", "business", "orders"),
                List.of("month", "number"),
                List.of("ordered_at", "id"),
                Map.of("number", rule),
                "sales_order",
                Optional.of(new TableName("warehouse", "logs", "orders")),
                List.of(
                    need(
                        "客户",
                        Map.of("客户号", new Source.Own("customer")),
                        Map.of("name", new Source.Own("customer_name")),
                        Mode.FILL_NULL_ONLY)),
                Unresolved.LOAD_UNLINKED));
  }

  @Test
  void shouldReadEverySettingOfAStrategy() throws InvalidExpressionException {
    // When
    Reference customer = full.references().get("客户");

    // Then
    Map<String, Source> columns =
        Map.of(
            "客户号",
            new Source.Own("no"),
            "kind",
            new Source.Constant("known"),
            "size",
            new Source.Computed(Expressions.text("row.no + \"!\"")));
    Authority crm =
        new Authority(
            "crm",
            "客户",
            new InTable(new TableName("legacy", "crm", "客户")),
            columns,
            Optional.of(new Schedule("0 1 * * *", ZoneId.of("Asia/Shanghai"))));
    Authority file =
        new Authority(
            "customer_authority_2",
            "客户",
            new InFile(Path.of("data/客户.csv")),
            Map.of(),
            Optional.empty());
    Authority table =
        new Authority(
            "customer_authority_3",
            "客户",
            new InTable(new TableName("hub", "public", "customers")),
            Map.of(),
            Optional.empty());
    assertThat(customer.strategy())
        .isEqualTo(
            new Strategy(
                Strategy.Kind.PRELOAD_ONLY,
                DeriveWhen.FALLBACK,
                Optional.of(Duration.ofMinutes(3)),
                false,
                List.of(crm, file, table)));
    assertThat(full.authorities()).containsExactly(crm, file, table);
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

  @Test
  void shouldReadEverySettingOfWhatIsCorrectedInPlace() throws InvalidExpressionException {
    // When
    InPlace products = full.inPlace().get("products");
    InPlace variants = full.inPlace().get("variants");

    // Then
    assertThat(products)
        .isEqualTo(
            new InPlace(
                "products",
                "product",
                new TableName("warehouse", "business", "products"),
                Map.of("owner", full.references().get("客户").key().get("客户号")),
                "goods",
                Optional.of(new TableName("warehouse", "logs", "goods")),
                List.of(),
                Optional.of("owner_repair")));
    assertThat(variants.backfill()).isEmpty();
    assertThat(variants.needs())
        .containsExactly(
            new Need(
                "owner",
                "客户",
                Map.of("客户号", new Source.Own("owner")),
                Map.of(
                    "name",
                    new Source.Own("owner_name"),
                    "kind",
                    new Source.Constant("private"),
                    "size",
                    new Source.Computed(Expressions.text("row.owner + \"!\""))),
                Mode.FILL_NULL_ONLY,
                Map.of("customer_id", "id"),
                Optional.of(new Need.Other("products", Map.of("id", "product_id"))),
                Optional.of("owner_repair_from_variant"),
                Optional.of(Expressions.condition("row.owner != \"none\"")),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void shouldReadWhichNeedIsTriedAfterWhich() {
    // Given
    InPlace deliveries = full.inPlace().get("deliveries");

    // Then
    assertThat(deliveries.needs())
        .extracting(Need::unless)
        .containsExactly(Optional.of("country"), Optional.empty(), Optional.empty());
    assertThat(Alternatives.upTo(deliveries, deliveries.needs().get(0)))
        .extracting(Need::name)
        .containsExactly("country", "area");
  }

  @Test
  void shouldReadWhatBecomesOfOrphans() {
    // Given
    Need place = full.inPlace().get("deliveries").needs().get(2);

    // Then
    assertThat(place.orphans()).contains(new Orphans("site_id", Policy.CREATE));
    assertThat(place.mode()).isEqualTo(Mode.INSERT_MISSING);
    assertThat(place.by())
        .isEqualTo(
            Map.of("kind", new Source.Constant("place"), "place", new Source.Own("site_id")));
  }

  private static Need need(
      String reference, Map<String, Source> by, Map<String, Source> derive, Mode mode) {
    return new Need(
        reference,
        reference,
        by,
        derive,
        mode,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A setting that is added and left out of the full file fails here. */
  @Test
  void shouldNotHaveASettingThatNobodyTests() throws ReflectiveOperationException {
    assertAllDiffer(minimal, full);
    assertAllDiffer(minimal.kafka(), full.kafka());
    assertAllDiffer(minimal.registry(), full.registry());
    assertAllDiffer(minimal.columns(), full.columns());
    assertAllDiffer(minimal.sink(), full.sink());
    assertThat(minimal.channels()).isEmpty();
    assertThat(full.channels())
        .containsExactly(
            new Channel(
                "alerts",
                new Webhook(new Secret("https://alerts.example/hook")),
                Duration.ofHours(2)),
            new Channel("audit", new InTopic("audit.derived"), Duration.ofDays(1)),
            new Channel("operators", new InLog(), Duration.ofDays(1)));
    assertThat(full.channels().toString()).doesNotContain("alerts.example");
    assertAllDiffer(minimal.facts().get("orders"), full.facts().get("orders"), "name");
    assertAllDiffer(full.inPlace().get("products"), full.inPlace().get("variants"));
    assertAllDiffer(full.references().get("regions"), full.references().get("客户"));
    assertAllDiffer(full.authorities().get(0), full.authorities().get(1), "reference");
    assertAllDiffer(
        full.references().get("客户").needs().get(0),
        full.inPlace().get("variants").needs().get(0),
        "unless",
        "orphans");
  }

  private static void assertAllDiffer(Record one, Record other, String... but)
      throws ReflectiveOperationException {
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      if (!List.of(but).contains(component.getName())) {
        assertThat(component.getAccessor().invoke(other))
            .as(component.toString())
            .isNotEqualTo(component.getAccessor().invoke(one));
      }
    }
  }

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
