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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each setting there is, read from a file that has them all. */
class EverySettingTest {

  private final Pipeline minimal = TestPipelines.parse(TestPipelines.MINIMAL);
  private final Pipeline full = TestPipelines.full();

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
}
