package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import org.junit.jupiter.api.Test;

class CapturePreflightIT {

  @Test
  void shouldSayEverythingThatKeepsAServerFromBeingCaptured() {
    StackOptions options = StackOptions.temporary().withServerSetting("wal_level", "replica");
    try (EmbeddedStack stack = EmbeddedStack.start(options);
        CaptureScenario scenario = new CaptureScenario("unprepared", stack)) {
      // Given
      scenario.execute("ALTER TABLE business.组合计划 DROP CONSTRAINT 组合计划_pkey");
      scenario.execute("ALTER TABLE staging.规模明细 ADD 区间 int4range");
      scenario.execute("CREATE ROLE reader LOGIN PASSWORD 'reader'");
      scenario.execute("GRANT USAGE ON SCHEMA business TO reader");
      scenario.execute("GRANT SELECT ON business.年金计划 TO reader");

      // When
      UserError error = refused(scenario);

      // Then
      assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED);
      assertThat(error)
          .hasMessageContaining("wal_level is replica, it must be logical")
          .hasMessageContaining("user reader may not replicate")
          .hasMessageContaining("may not read warehouse.business.组合计划")
          .hasMessageContaining("may not read warehouse.staging.规模明细")
          .hasMessageContaining("table warehouse.business.组合计划 has no primary key")
          .hasMessageContaining("column 区间 of warehouse.staging.规模明细")
          .hasMessageContaining("publication moorline_unprepared_warehouse is missing");
      assertThat(error.remedy())
          .contains("ALTER SYSTEM SET wal_level = 'logical';")
          .contains("ALTER ROLE \"reader\" REPLICATION;")
          .contains("CREATE PUBLICATION \"moorline_unprepared_warehouse\" FOR TABLE");
    }
  }

  @Test
  void shouldSayThatTheServerIsAway() {
    try (CaptureScenario scenario = new CaptureScenario("unreachable")) {
      var catalog = Catalogs.of(scenario.pipeline());
      var away = scenario.pipelineAt("jdbc:postgresql://127.0.0.1:1/x");

      assertThatThrownBy(() -> DatabasePreflight.check(away, catalog, away.target()))
          .isInstanceOfSatisfying(
              UserError.class,
              error -> assertThat(error.exitCode()).isEqualTo(ExitCode.CANNOT_CONNECT));
    }
  }

  @Test
  void shouldFindNothingWrongOnceItsOwnRemediesWereRun() {
    try (CaptureScenario scenario = new CaptureScenario("remedied")) {
      // Given
      var catalog = Catalogs.of(scenario.pipeline());
      assertThatThrownBy(
              () -> DatabasePreflight.check(scenario.pipeline(), catalog, scenario.database()))
          .isInstanceOfSatisfying(UserError.class, error -> scenario.execute(error.remedy()));

      // When
      DatabasePreflight.check(scenario.pipeline(), catalog, scenario.database());

      // Then
      assertThat(CaptureSetup.statements(scenario.pipeline(), catalog, scenario.database()))
          .isEmpty();
    }
  }

  private static UserError refused(CaptureScenario scenario) {
    var pipeline = scenario.pipelineAs("reader", "reader");
    var catalog = Catalogs.of(scenario.pipeline());
    try {
      DatabasePreflight.check(pipeline, catalog, pipeline.target());
      throw new AssertionError("the server was accepted");
    } catch (UserError e) {
      return e;
    }
  }
}
