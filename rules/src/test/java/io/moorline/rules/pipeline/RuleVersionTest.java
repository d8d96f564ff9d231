package io.moorline.rules.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleVersionTest {

  private static String version(String right, String other) {
    String yaml = Resources.read("full.yml");
    assertThat(yaml).contains(right);
    return TestPipelines.parse(yaml.replace(right, other), WrongFiles.SECRETS).ruleVersion();
  }

  private static final String UNCHANGED = version("domain", "domain");

  /** It is in every change_log entry: it changes only when rules do. */
  @Test
  void shouldBeTheSameOnEveryMachine() {
    assertThat(UNCHANGED).isEqualTo("3af0188601f9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order_intake | order_outlet",
        "source: c1 | source: c9",
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
        "strategy: preload_only | strategy: hybrid",
        "mark for review: no | mark for review: yes",
        "客户号: no | 客户号: number",
        "row.owner != | row.owner ==",
        "site_id: create | site_id: report",
        "constant: place | constant: spot",
        "'        unless: country\n      country:' | '      country:\n        unless: area'",
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
        "3 minutes | 5 minutes",
        "legacy.客户 | legacy.customers",
        "0 1 * * * | 0 2 * * *",
        "data/客户.csv | data/客户.yml",
        "10% | 5%",
        "backfill: owner_repair_from_variant | backfill: owners",
      })
  void shouldNotChangeWithWhatDoesNot(String right, String other) {
    assertThat(version(right, other)).isEqualTo(UNCHANGED);
  }
}
