package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleVersionTest {

  private static String version(String right, String other) {
    String yaml = Resources.read("full.yml");
    assertThat(yaml).contains(right);
    return TestPipelines.parse(
            yaml.replace(right, other),
            Map.of("HUB_PASSWORD", "a", "WAREHOUSE_PASSWORD", "b", "REGISTRY_PASSWORD", "c"))
        .ruleVersion();
  }

  private static final String UNCHANGED = version("domain", "domain");

  /** It is in every change_log entry: it changes only when rules do. */
  @Test
  void shouldBeTheSameOnEveryMachine() {
    assertThat(UNCHANGED).isEqualTo("5b2814b62c31");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order_intake | order_outlet",
        "source: c1 | source: c7",
        "'[nfkc, upper]' | '[upper, nfkc]'",
        "'[nfkc, upper]' | '[nfkc, lower]'",
        "fill later: no | fill later: yes",
        "region: 地区 | region: 区",
        "name: customer_name | name: customer",
        "'fill_null_only\n  products' | 'insert_missing\n  products'",
        "'[month, number]' | '[number, month]'",
        "'[ordered_at, id]' | '[id, ordered_at]'",
        "number: customer code | month: customer code",
        "into: warehouse.business.orders | into: warehouse.sales.orders",
        "load unlinked | quarantine",
        "owner: customer code | vendor: customer code",
        "table: warehouse.business.variants | table: warehouse.sales.variants",
        "constant: private | constant: public",
        "'row.owner + ' | 'row.owner + row.owner + '",
        "customer_id: id | owner_id: id",
        "id: product_id | no: product_id",
      })
  void shouldChangeWithWhatShapesRows(String right, String other) {
    assertThat(version(right, other)).isNotEqualTo(UNCHANGED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hub.example | hub2.example",
        "partitions: 12 | partitions: 6",
        "keep: 12 hours | keep: 4 weeks",
        "user: reader | user: other",
        "pipeline: shop | pipeline: store",
        "customer code | code",
        "entity: party | entity: customer",
        "warehouse.logs.orders | warehouse.logs.order_changes",
        "rows per batch: 1000 | rows per batch: 2000",
        "10 minutes | 5 minutes",
        "10% | 5%",
        "backfill: owner_repair_from_variant | backfill: owners",
      })
  void shouldNotChangeWithWhatDoesNot(String right, String other) {
    assertThat(version(right, other)).isEqualTo(UNCHANGED);
  }
}
