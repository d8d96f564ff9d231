package io.moorline.rules.pipeline;

import java.util.Map;
import java.util.Optional;

/** Pipeline files for tests. */
final class TestPipelines {

  static final Map<String, String> ADDRESSES =
      Map.of(
          "WAREHOUSE_URL", "jdbc:postgresql://db.example:5432/warehouse",
          "WAREHOUSE_USER", "moorline",
          "WAREHOUSE_PASSWORD", "s3cret-warehouse",
          "KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092",
          "SCHEMA_REGISTRY_URL", "http://registry.example:8081");

  /** The least that a file must say. */
  static final String MINIMAL =
      """
      pipeline: annuity
      domain: annuity_performance
      databases:
        warehouse:
          url: "${WAREHOUSE_URL}"
          user: "${WAREHOUSE_USER}"
          password: "${WAREHOUSE_PASSWORD}"
      target: warehouse
      kafka:
        servers: "${KAFKA_BOOTSTRAP_SERVERS}"
      registry:
        url: "${SCHEMA_REGISTRY_URL}"
      facts:
        orders:
          from: warehouse.staging.orders
          into: warehouse.business.all_orders
          key: [number]
      """;

  private TestPipelines() {}

  static Pipeline parse(String yaml, Map<String, String> environment) {
    return new PipelineParser(name -> name.replaceAll("[^A-Za-z0-9_]", "_"))
        .parse(yaml, "pipeline.yml", name -> Optional.ofNullable(environment.get(name)));
  }

  /** What a file with every setting says. */
  static Pipeline full() {
    return parse(Resources.read("full.yml"), WrongFiles.SECRETS);
  }

  static Pipeline parse(String yaml) {
    return parse(yaml, ADDRESSES);
  }
}
