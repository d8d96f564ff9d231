package io.moorline.rules.pipeline;

import static io.moorline.rules.pipeline.WrongFiles.SECRETS;
import static io.moorline.rules.pipeline.WrongFiles.onlyProblem;
import static io.moorline.rules.pipeline.WrongFiles.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.file.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One wrong thing at a time, in a file that is right otherwise. */
class PipelineProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pipeline: shop | pipeline: Shop | pipeline",
        "pipeline: shop | pipeline: shop-2 | pipeline",
        "pipeline: shop | pipeline: a_name_of_27_characters_____ | pipeline",
        "target: warehouse | target: warehouses | target",
        "target: warehouse | target: | target",
        "12 hours | 12 minutes | kafka.keep",
        "12 hours | 0 days | kafka.keep",
        "partitions: 12 | partitions: 0 | kafka.partitions",
        "partitions: 12 | partitions: -3 | kafka.partitions",
        "partitions: 12 | partitions: 1001 | kafka.partitions",
        "partitions: 12 | partitions: twelve | kafka.partitions",
        "replication: 3 | replication: 0 | kafka.replication",
        "replication: 3 | replication: 10 | kafka.replication",
        "kafka-2:9092 | kafka-2 | kafka.servers",
        "kafka-2:9092 | http://kafka-2:9092 | kafka.servers",
        "https://registry | registry | registry.url",
        "https://registry | https://me:pw@registry | registry.url",
        "data version: c6 | data version: c5 | columns",
        "fill later: no | fill later: never | references.客户.fill later",
        "fill later: no | fil later: no | references.客户.fil later",
        "region: 地区 | area: 地区 | references.客户.needs.regions.by",
        "'客户号: customer }' | '客户号: customer, x: y }' | facts.orders.needs.客户.by",
        "name: customer_name | 客户号: customer_name | facts.orders.needs.客户.derive.客户号",
        "name: customer_name | c1: customer_name | facts.orders.needs.客户.derive",
        "'fill_null_only\n  products' | 'fill_nulls\n  products' | facts.orders.needs.客户.mode",
        "number: customer code | number: order code | facts.orders.normalize.number",
        "number: customer code | c5: customer code | facts.orders.normalize",
        "'[month, number]' | '[month, month]' | facts.orders.key",
        "'[month, number]' | '[]' | facts.orders.key",
        "'[month, number]' | '[c6]' | facts.orders.key",
        "'[ordered_at, id]' | '[id, id]' | facts.orders.newest by",
        "'[ordered_at, id]' | '[]' | facts.orders.newest by",
        "'[ordered_at, id]' | '[c5]' | facts.orders.newest by",
        "'[ordered_at, id]' | ordered_at | facts.orders.newest by",
        "newest by | latest by | facts.orders.latest by",
        "warehouse.logs.orders | hub.logs.orders | facts.orders.change log",
        "warehouse.logs.orders | logs.orders | facts.orders.change log",
        "warehouse.logs.orders | warehouse.moorline.change_log | facts.orders.change log",
        "warehouse.logs.orders | warehouse.business.orders | facts.orders.change log",
        "warehouse.logs.orders | warehouse.logs.parties | facts.orders.change log",
        "warehouse.logs.goods | warehouse.logs.orders | facts.products.change log",
        "id: order | id: Customer | facts.orders.id",
        "id: order | id: my-order | facts.orders.id",
        "hub.public.orders | orders | facts.orders.from",
        "hub.public.orders | public.orders | facts.orders.from",
        "hub.public.orders | hubb.public.orders | facts.orders.from",
        "hub.public.orders | hub.pg_catalog.orders | facts.orders.from",
        "hub.public.orders | warehouse.business.orders | facts.orders.into",
        "hub.public.orders | warehouse.business.客户 | facts.orders.from",
        "into: warehouse.business.orders | into: warehouse.business.客户 | facts.orders.into",
        "into: warehouse.business.orders | into: hub.business.orders | facts.orders.into",
        "into: warehouse.business.orders | into: warehouse.moorline.orders | facts.orders.into",
        "table: warehouse.business.客户 | table: hub.business.客户 | references.客户.table",
        "rows per batch: 1000 | rows per batch: 0 | sink.rows per batch",
        "rows per batch: 1000 | row per batch: 1000 | sink.row per batch",
        "topic: audit.derived | topic: an audit | notify.audit.topic",
        "{ topic: audit.derived } | { topic: a, log: yes } | notify.audit",
        "{ log: yes } | { log: no } | notify.operators",
        "webhook: \"${ALERTS_WEBHOOK}\" | webhook: \"${HUB_PASSWORD}\" | notify.alerts.webhook",
        "webhook: \"${ALERTS_WEBHOOK}\" | webhook: https://a/b | notify.alerts.webhook",
        "give up after: 2 hours | give up after: never | notify.alerts.give up after",
        "10 minutes | 10 min | references.客户.patience",
        "10 minutes | 0 seconds | references.客户.patience",
        "10% | 10 | references.客户.warn when derived share exceeds",
        "10% | 50% | references.客户.warn when derived share exceeds",
        "50 % | 100% | references.客户.stop deriving when derived share exceeds",
        "load unlinked | load_unlinked | facts.orders.unresolved",
        "reference: 客户 | reference: 客 | facts.variants.needs.owner.reference",
        "'        reference: 客户\n' | '' | facts.variants.needs.owner",
        "'{ constant: private }' | '{ constant: x, of: y }' |"
            + " facts.variants.needs.owner.derive.kind.of",
        "'{ constant: private }' | '{ constant: \" \" }'"
            + " | facts.variants.needs.owner.derive.kind.constant",
        "warehouse.business.products | hub.public.products | facts.products.table",
        "warehouse.business.products | warehouse.business.orders | facts.orders.into",
        "warehouse.business.products | warehouse.business.客户 | facts.products.table",
        "'id: product\n' | 'id: order\n' | facts.products.id",
        "'row.owner + ' | 'owner + ' | facts.variants.needs.owner.derive.size.expression",
        "'row.owner + \"!\"' | 'size(row.owner)' |"
            + " facts.variants.needs.owner.derive.size.expression",
        "entity: goods | key: [id] | facts.products.key",
        "'business.variants' | 'business.variants\n    into: warehouse.business.x'"
            + " | facts.variants.table",
      })
  void shouldRefuse(String right, String wrong, String path) {
    assertThat(onlyProblem(right, wrong).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://hub.example/orders",
        "jdbc:postgresql://hub.example",
        "jdbc:postgresql://me:pw@hub.example/orders",
        "jdbc:postgresql://hub.example/orders?user=me",
        "jdbc:postgresql://hub.example/orders?sslmode=require&password=pw",
        "jdbc:postgresql://hub.example/orders?socketFactory=x.Y",
        "jdbc:postgresql://hub.example/orders?loggerFile=/tmp/x",
        "jdbc:postgresql://hub.example/orders?sslfactory=x.Y",
        "jdbc:postgresql://hub.example/orders?%70assword=pw",
      })
  void shouldRefuseTheUrl(String url) {
    // When
    Problem problem = onlyProblem("jdbc:postgresql://hub.example/orders?sslmode=verify-full", url);

    // Then
    assertThat(problem.path()).isEqualTo("databases.hub.url");
    assertThat(problem.describe("f")).doesNotContain("pw").doesNotContain("/tmp/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acks: all",
        "bootstrap.servers: kafka:9092",
        "interceptor.classes: x.Y",
        "config.providers: file",
        "ssl.engine.factory.class: x.Y",
        "sasl.login.callback.handler.class: x.Y",
        "ssl.key.password: hunter2",
        "sasl.oauthbearer.token.endpoint.url: file:///etc/passwd",
        "sasl.jaas.config: com.sun.security.auth.module.JndiLoginModule required;",
        "sasl.jaas.config: com.sun.security.auth.module.LdapLoginModule required;",
        "sasl.jaas.config: org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"me\" password=\"hunter2\";",
      })
  void shouldRefuseTheKafkaSetting(String setting) {
    // When
    Problem problem = onlyProblem("security.protocol: SSL", setting);

    // Then
    assertThat(problem.path()).isEqualTo("kafka.settings." + setting.split(":")[0]);
    assertThat(problem.describe("f")).doesNotContain("hunter2");
  }

  @Test
  void shouldTakeALoginWithASecretFromTheEnvironment() {
    // Given
    String yaml =
        Resources.read("full.yml")
            .replace(
                "security.protocol: SSL",
                "sasl.jaas.config: org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"me\" password=\"${HUB_PASSWORD}\";");

    // Then
    assertThat(TestPipelines.parse(yaml, SECRETS).kafka().settings().get("sasl.jaas.config"))
        .endsWith("password=\"p1\";");
  }

  @Test
  void shouldSayWhichVariableIsNotSet() {
    // Given
    Map<String, String> environment = new HashMap<>(SECRETS);
    environment.put("WAREHOUSE_PASSWORD", "");

    // Then
    assertThat(problems(Resources.read("full.yml"), environment))
        .containsExactly(
            new Problem(
                "databases.warehouse.password",
                15,
                "WAREHOUSE_PASSWORD is not set",
                "Set the environment variable WAREHOUSE_PASSWORD."));
  }

  @Test
  void shouldRefuseAPasswordWrittenIntoTheFile() {
    assertThat(onlyProblem("\"${HUB_PASSWORD}\"", "hunter2"))
        .isEqualTo(
            new Problem(
                "databases.hub.password",
                7,
                "a secret is written into the file",
                "Write password: \"${NAME}\" and set the environment variable NAME."));
  }

  @Test
  void shouldRefuseTwoFactsIntoOneTable() {
    // When
    Problem problem =
        onlyProblem(
            "facts:\n",
            "facts:\n  more:\n    from: hub.public.more\n    into: warehouse.business.orders\n"
                + "    key: [number]\n");

    // Then
    assertThat(problem.message())
        .isEqualTo("warehouse.business.orders is loaded by facts.more already");
  }

  @Test
  void shouldRefuseAFactNamedLikeAReference() {
    // When
    Problem problem = onlyProblem("facts:\n  orders:\n", "facts:\n  regions:\n");

    // Then
    assertThat(problem.path()).isEqualTo("facts.regions");
  }

  @Test
  void shouldRefuseAFileWithoutDatasets() {
    // Given
    String yaml = TestPipelines.MINIMAL.substring(0, TestPipelines.MINIMAL.indexOf("facts:"));

    // Then
    assertThat(problems(yaml, TestPipelines.ADDRESSES))
        .extracting(Problem::message)
        .containsExactly("has no references and no facts");
  }
}
