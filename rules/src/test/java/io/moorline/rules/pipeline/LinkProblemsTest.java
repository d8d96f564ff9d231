package io.moorline.rules.pipeline;

import static io.moorline.rules.pipeline.WrongFiles.SECRETS;
import static io.moorline.rules.pipeline.WrongFiles.onlyProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.file.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs that do not fit together. */
class LinkProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "products: { id: product_id } | product: { id: product_id } | of.product",
        "products: { id: product_id } | orders: { number: product_id } | of.orders",
        "'products: { id: product_id }' | 'products: { id: x }, variants: { id: y }' | of",
        "'        link: { customer_id: id }\n' | '' | of",
        "link: { customer_id: id } | link: { owner: id } | link.owner",
        "'link: { customer_id: id }\n        of: { products: { id: product_id } }'"
            + " | 'link: { owner: id }' | link.owner",
      })
  void shouldRefuseTheLink(String right, String wrong, String path) {
    assertThat(onlyProblem(right, wrong).path()).isEqualTo("facts.variants.needs.owner." + path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unless: country | unless: county | there is no need \"county\" beside it",
        "unless: country | unless: area | leads in a circle",
        "'        unless: country\n' | '' | is filled by area already",
        "'unless: country\n"
            + "      country:' | 'unless: country\n"
            + "      town:\n"
            + "        reference: regions\n"
            + "        by: { region: town }\n"
            + "        mode: link_only\n"
            + "        link: { place_id: number }\n"
            + "        unless: country\n"
            + "      country:' | area comes after country already",
        "'link: { place_id: number }\n        unless' | 'link: { place: number }\n        unless'"
            + " | does not fill the link that country fills",
        "'        mode: fill_null_only\n  products'"
            + " | '        mode: fill_null_only\n        unless: regions\n  products'"
            + " | stands outside of a dataset that is corrected in place",
      })
  void shouldRefuseTheAlternative(String right, String wrong, String message) {
    assertThat(onlyProblem(right, wrong).message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "site_id: create | site: create | orphans.site",
        "site_id: create | site_id: remove | orphans.site_id",
        "'site_id: create' | 'site_id: create, kind: report' | orphans",
        "'orphans: {' | 'mode: link_only\n        orphans: {' | mode",
        "'orphans: {' | 'link: { name: name }\n        orphans: {' | orphans",
      })
  void shouldRefuseTheOrphans(String right, String wrong, String path) {
    assertThat(onlyProblem(right, wrong).path()).isEqualTo("facts.deliveries.needs.place." + path);
  }

  @Test
  void shouldShowTheCircle() {
    // When
    Problem problem =
        onlyProblem(
            "    key: { region: customer code }",
            "    key: { region: customer code }\n    needs: { 客户: { by: { 客户号: boss } } }");

    // Then
    assertThat(problem.message())
        .isEqualTo("references need each other in a circle: regions -> 客户 -> regions");
  }

  @Test
  void shouldTakeAReferenceThatNeedsItself() {
    // Given
    String yaml =
        Resources.read("full.yml")
            .replace(
                "    key: { region: customer code }",
                "    key: { region: customer code }\n"
                    + "    needs: { regions: { by: { region: of } } }");

    // Then
    assertThat(TestPipelines.parse(yaml, SECRETS).references().keySet())
        .containsExactly("regions", "客户", "places");
  }

  @Test
  void shouldRefuseToLinkOneColumnTwice() {
    // When
    Problem problem =
        onlyProblem(
            "        by: { 客户号: customer }\n",
            "        by: { 客户号: customer }\n        link: { link_id: id }\n"
                + "      regions:\n        by: { region: area }\n"
                + "        link: { link_id: id }\n");

    // Then
    assertThat(problem.path()).isEqualTo("facts.orders.needs.regions.link.link_id");
  }

  @Test
  void shouldRefuseARowThatLinksAnotherOtherwiseThanThatItself() {
    // When
    Problem problem =
        onlyProblem(
            "    backfill: owner_repair\n",
            "    needs:\n      regions:\n        by: { region: area }\n"
                + "        link: { customer_id: id }\n");

    // Then
    assertThat(problem.path()).isEqualTo("facts.variants.needs.owner.link.customer_id");
  }

  @Test
  void shouldRefuseToCorrectNothing() {
    assertThat(
            onlyProblem("facts:\n", "facts:\n  idle:\n    table: warehouse.business.idle\n").path())
        .isEqualTo("facts.idle");
  }

  @Test
  void shouldRefuseTwoSpellingsOfOneColumn() {
    // When
    Problem problem =
        onlyProblem(
            "customer code: [nfkc, upper]\n",
            "customer code: [nfkc, upper]\n  other: [lower]\n",
            "normalize: { number: customer code }",
            "normalize: { customer: other }");

    // Then
    assertThat(problem.message())
        .isEqualTo("customer would be spelled by two rules: other and customer code");
  }
}
