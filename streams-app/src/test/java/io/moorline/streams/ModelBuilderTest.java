package io.moorline.streams;

import static io.moorline.streams.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Catalog;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ModelBuilder;
import org.junit.jupiter.api.Test;

class ModelBuilderTest {

  private static final Pipeline PIPELINE = Tables.pipeline(1);

  @Test
  void shouldWriteWhatSourceAndTargetShare() {
    // When
    Model model = ModelBuilder.build(PIPELINE, Tables.catalog());

    // Then
    assertThat(model.dataset("detail").changes().schema().columns())
        .containsExactly("no", "plan", "portfolio", "amount");
    assertThat(model.dataset("portfolio").changes().schema().columns())
        .containsExactly(
            "code",
            "plan",
            "title",
            "_source",
            "_needs_review",
            "_derived_from_domain",
            "_derived_at");
    assertThat(model.reference("portfolio").required()).containsExactly("plan");
  }

  @Test
  void shouldTellEverythingThatDoesNotFitAtOnce() {
    // Given
    Catalog catalog =
        Tables.catalog(
            table("staging", "detail", "id, no, plan, plan_title, plan_kind decimal, portfolio"),
            table("business", "detail", "no, plan int8, portfolio"),
            table("business", "plan", "code, title, kind int8, _source"));

    // When
    UserError error =
        catchThrowableOfType(UserError.class, () -> ModelBuilder.build(PIPELINE, catalog));

    // Then
    assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(error)
        .hasMessageContaining("there is no table warehouse.business.portfolio")
        .hasMessageContaining("table warehouse.business.plan has no column _needs_review")
        .hasMessageContaining("warehouse.staging.detail has no column portfolio_title")
        .hasMessageContaining("plan_kind of type decimal cannot go into kind of type int8")
        .hasMessageContaining("plan of type text cannot go into a column of type int8");
    assertThat(error.remedy()).contains("moorline setup");
  }
}
