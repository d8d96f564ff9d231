package io.moorline.rules.pipeline;

import static io.moorline.rules.pipeline.WrongFiles.onlyProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moorline.rules.file.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies and authorities that are none, one wrong thing at a time. */
class AuthorityProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preload_only | preload only | references.客户.strategy",
        "fallback | sometimes | references.客户.derive when",
        "fallback | always | references.客户.authority wait",
        "3 minutes | soon | references.客户.authority wait",
        "mark for review: no | mark for review: false | references.客户.mark for review",
        "'region: customer code }' | 'region: customer code }\n    authority wait: 1 day'"
            + " | references.regions.authority wait",
        "'{ file: data/客户.csv }' | data/客户.csv | references.客户.authority[2]",
        "'{ file: data/客户.csv }' | '{ id: x }' | references.客户.authority[2]",
        "'data/客户.csv }' | 'data/客户.csv, table: hub.public.c }' | references.客户.authority[2]",
        "data/客户.csv | data/客户.xlsx | references.客户.authority[2].file",
        "data/客户.csv | data/客户.csv/ | references.客户.authority[2].file",
        "'data/客户.csv }' | 'data/客户.csv, colums: { 客户号: no } }'"
            + " | references.客户.authority[2].colums",
        "id: crm | id: Customer_Authority_2 | references.客户.authority[2].id",
        "id: crm | id: order | references.客户.authority[1].id",
        "id: crm | id: my crm | references.客户.authority[1].id",
        "legacy.客户 | legacy.crm.客户 | references.客户.authority[1].table",
        "legacy.客户 | legacie.客户 | references.客户.authority[1].table",
        "hub.public.customers | hub.customers | references.客户.authority[3].table",
        "hub.public.customers | warehouse.business.客户 | references.客户.authority[3].table",
        "客户号: no, | number: no, | references.客户.authority[1].columns",
        "'kind: { constant: known }' | 'c1: { constant: known }'"
            + " | references.客户.authority[1].columns",
        "row.no + | no + | references.客户.authority[1].columns.size.expression",
        "0 1 * * * | 0 25 * * * | references.客户.authority[1].schedule",
        "0 1 * * * | 0 0 0 1 * * * | references.客户.authority[1].schedule",
        "0 1 * * * | daily | references.客户.authority[1].schedule",
        "Asia/Shanghai | Asia/Peking | references.客户.authority[1].time zone",
        "'        schedule: \"0 1 * * *\"\n' | '' | references.客户.authority[1].time zone",
        "hub.public.orders | legacy.orders | facts.orders.from",
      })
  void shouldRefuse(String right, String wrong, String path) {
    assertThat(onlyProblem(right, wrong).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mariadb://legacy.example",
        "jdbc:mariadb:replication://legacy.example/crm",
        "jdbc:mariadb://me:pw@legacy.example/crm",
        "jdbc:mariadb://address=(host=legacy.example)(port=3306)/crm",
        "jdbc:mariadb://legacy.example/crm?user=me",
        "jdbc:mariadb://legacy.example/crm?keyStorePassword=pw",
        "jdbc:mariadb://legacy.example/crm?allowLocalInfile=true",
        "jdbc:mariadb://legacy.example/crm?credentialType=ENV",
        "jdbc:mariadb://legacy.example/crm?socketFactory=x.Y",
        "jdbc:mariadb://legacy.example/crm?sslmode=verify-full",
      })
  void shouldRefuseTheUrl(String url) {
    // When
    Problem problem =
        onlyProblem(
            "jdbc:mariadb://legacy.example:3306/crm?sslMode=verify-full",
            url,
            "legacy.客户",
            "hub.public.c");

    // Then
    assertThat(problem.path()).isEqualTo("databases.legacy.url");
    assertThat(problem.describe("f")).doesNotContain("pw");
  }

  @Test
  void shouldRefuseATargetThatIsNotPostgresql() {
    // Given
    String yaml = Resources.read("full.yml").replace("target: warehouse", "target: legacy");

    // Then
    assertThat(WrongFiles.problems(yaml, WrongFiles.SECRETS))
        .extracting(Problem::path, Problem::message)
        .contains(tuple("target", "the database legacy is not PostgreSQL"));
  }

  @Test
  void shouldNotBlameTheTableWhenTheUrlIsNotSet() {
    // Given
    String yaml =
        Resources.read("full.yml")
            .replace("jdbc:mariadb://legacy.example:3306/crm?sslMode=verify-full", "${LEGACY_URL}");
    Map<String, String> environment = new HashMap<>(WrongFiles.SECRETS);

    // Then
    assertThat(WrongFiles.problems(yaml, environment))
        .extracting(Problem::path)
        .containsExactly("databases.legacy.url");
  }
}
