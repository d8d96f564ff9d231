package io.moorline.rules.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.Fact;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final Pipeline PIPELINE =
      new PipelineParser(name -> name)
          .parse(
              """
              pipeline: test
              domain: testing
              databases:
                db: { url: "jdbc:postgresql://localhost/db", user: u, password: "${PASSWORD}" }
              target: db
              kafka: { servers: "localhost:9092", partitions: 1 }
              registry: { url: "http://localhost:8081" }
              keys:
                code: [strip spaces, upper]
              references:
                plan:
                  id: plan
                  table: db.b.plan
                  key: { code: code }
                portfolio:
                  id: portfolio
                  table: db.b.portfolio
                  key: { code: code }
                  needs:
                    plan: { by: { code: plan } }
                account:
                  id: account
                  table: db.b.account
                  key: { tenant: code, number: code }
                contract:
                  table: db.b.contract
                  key: { code: code }
                  needs:
                    plan: { by: { code: plan }, link: { plan_id: id } }
              facts:
                booking:
                  id: booking
                  from: db.s.booking
                  into: db.b.booking
                  key: [no]
                  needs:
                    payer:
                      reference: account
                      by: { number: payer, tenant: tenant }
                      derive: { title: payer_name, kind: { constant: payer } }
                    payee: { reference: account, by: { tenant: tenant, number: payee } }
                detail:
                  id: detail
                  from: db.s.detail
                  into: db.b.detail
                  key: [no]
                  needs:
                    plan: { by: { code: plan }, derive: { title: plan_title, kind: kind } }
                    portfolio: { by: { code: portfolio }, derive: { plan: plan } }
              """,
              "test.yml",
              variable -> Optional.of("secret"));

  private static final Fact DETAIL = PIPELINE.facts().get("detail");

  @Test
  void shouldNormalizeKeysAndTakeOnlyWhatIsNotBlank() {
    // Given
    Map<String, String> row = Map.of("plan", " p 1", "plan_title", "One", "kind", " ");

    // When
    Links links = Links.of(PIPELINE, DETAIL, row::get);

    // Then
    assertThat(links.links())
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.key()).isEqualTo(new ReferenceKey("plan", List.of("P1")));
              assertThat(link.attributes()).isEqualTo(Map.of("title", "One"));
              assertThat(link.derives()).isTrue();
            });
    assertThat(links.absent()).extracting(need -> need.reference()).containsExactly("portfolio");
  }

  @Test
  void shouldSpellAColumnByWhichAReferencePointsOnLikeAKey() {
    // Given
    Map<String, String> row = Map.of("plan", " p 1", "portfolio", "f1");

    // When
    Links links = Links.of(PIPELINE, DETAIL, row::get);

    // Then
    assertThat(links.links().get(1).attributes()).isEqualTo(Map.of("plan", "P1"));
  }

  @Test
  void shouldAskForTheColumnsThatPointOnInThePlaceOfALink() {
    // Given
    var contract = PIPELINE.references().get("contract");
    Provenance provenance = new Provenance(PIPELINE.columns(), PIPELINE.domain());

    // When
    Set<String> required =
        Requirements.required(contract, provenance, List.of("code", "plan_id", "title"));

    // Then
    assertThat(required).containsExactly("plan", "title");
    assertThat(Requirements.written(PIPELINE, contract, provenance)).contains("plan", "plan_id");
  }

  @Test
  void shouldTellOneNumberOfTwoTenantsApart() {
    // When
    Links one = booking(Map.of("tenant", "a", "payer", "1", "payee", "2"));
    Links other = booking(Map.of("tenant", "b", "payer", "1", "payee", "2"));

    // Then
    assertThat(one.links())
        .extracting(Link::key)
        .containsExactly(
            new ReferenceKey("account", List.of("A", "1")),
            new ReferenceKey("account", List.of("A", "2")));
    assertThat(other.links().get(0).key())
        .isEqualTo(new ReferenceKey("account", List.of("B", "1")));
  }

  @Test
  void shouldHaveNoKeyWithoutATenant() {
    assertThat(booking(Map.of("payer", "1", "payee", "2")).absent()).hasSize(2);
  }

  @Test
  void shouldLetTwoNeedsMeetInOneKey() {
    // When
    Links links = booking(Map.of("tenant", "a", "payer", " 1", "payee", "1", "payer_name", "N"));

    // Then
    assertThat(links.links())
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.needs()).extracting(Need::name).containsExactly("payer", "payee");
              assertThat(link.attributes()).isEqualTo(Map.of("title", "N", "kind", "payer"));
            });
    Need payee = PIPELINE.facts().get("booking").needs().get(1);
    assertThat(links.of(payee)).contains(links.links().get(0));
  }

  private static Links booking(Map<String, String> row) {
    return Links.of(PIPELINE, PIPELINE.facts().get("booking"), row::get);
  }

  @Test
  void shouldKnowWhatADerivedRowMayCarryAndMustHave() {
    // Given
    var portfolio = PIPELINE.references().get("portfolio");
    Provenance provenance = new Provenance(PIPELINE.columns(), PIPELINE.domain());

    // When
    List<String> written = Requirements.written(PIPELINE, portfolio, provenance);
    Set<String> required =
        Requirements.required(portfolio, provenance, List.of("code", "plan", "_source"));

    // Then
    assertThat(written)
        .containsExactly(
            "code", "plan", "_source", "_needs_review", "_derived_from_domain", "_derived_at");
    assertThat(required).containsExactly("plan");
  }
}
