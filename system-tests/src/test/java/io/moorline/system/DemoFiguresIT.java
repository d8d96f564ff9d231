package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.demo.annuity.AnnuityRows;
import io.moorline.demo.annuity.Expectations;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import io.moorline.devstack.StackOptions.KafkaPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo tells is what the databases hold, and what the source asks for. */
class DemoFiguresIT {

  private static final int ROWS = 20_000;
  private static final long SEED = 11;

  @TempDir private Path directory;

  @Test
  void shouldTellTheTruthAboutEveryOddity() throws Exception {
    // Given
    Path data = directory.resolve("data");
    DemoProcess demo =
        DemoProcess.start(
            directory,
            List.of(
                "demo",
                "--once",
                "--rows",
                "" + ROWS,
                "--seed",
                "" + SEED,
                "-o",
                "json",
                "--data-dir",
                data.toString()));

    // When
    assertThat(demo.exitCode()).as(demo.errors()).isZero();
    JsonNode figures = new ObjectMapper().readTree(demo.output());

    // Then
    try (EmbeddedStack stack =
            EmbeddedStack.start(StackOptions.keptIn(data).withKafka(KafkaPlace.NOWHERE));
        Sql sql = new Sql(stack.postgres().connect("warehouse"))) {
      Expectations expected = new AnnuityRows(ROWS, SEED).expectations(sql.connection());
      assertAgree(figures, expected);
      assertTrueInTheTarget(figures, sql);
      assertEveryOddityShows(figures.get("oddities"), expected);
    }
  }

  private static void assertAgree(JsonNode figures, Expectations expected) {
    assertThat(figures.get("facts").asLong()).isEqualTo(expected.facts()).isEqualTo(ROWS);
    assertThat(figures.get("written").asLong()).isEqualTo(expected.written());
    assertThat(figures.get("derived").asLong()).isEqualTo(expected.derived());
    assertThat(figures.get("absent").asLong()).isEqualTo(expected.absent());
    assertThat(figures.get("late").asLong()).isEqualTo(expected.late());
    assertThat(figures.at("/quarantined/no_key").asLong()).isEqualTo(expected.noKey());
    assertThat(figures.at("/quarantined/underivable").asLong()).isEqualTo(expected.underivable());
    assertThat(figures.get("quarantined")).hasSize(2);
    assertThat(figures.get("parked").asLong()).isZero();
    assertThat(figures.get("openLinks").asLong()).isZero();
    assertThat(figures.get("lag").asLong()).isZero();
  }

  private static void assertTrueInTheTarget(JsonNode figures, Sql sql) {
    assertThat(figures.get("written").asLong())
        .isEqualTo(sql.count("SELECT count(*) FROM business.规模明细"));
    assertThat(figures.get("changeLog").asLong())
        .isEqualTo(sql.count("SELECT count(*) FROM moorline.change_log"));
    assertThat(figures.get("derived").asLong())
        .isEqualTo(
            sql.count(
                "SELECT (SELECT count(*) FROM business.年金计划 WHERE _source = 'auto_derived')"
                    + " + (SELECT count(*) FROM business.组合计划 WHERE _source = 'auto_derived')"));
  }

  private static void assertEveryOddityShows(JsonNode oddities, Expectations expected) {
    Map<String, Long> counted =
        new ObjectMapper().convertValue(oddities, new TypeReference<Map<String, Long>>() {});
    assertThat(counted.values()).hasSize(10).allMatch(count -> count > 0);
    assertThat(counted)
        .containsEntry("noKey", expected.noKey())
        .containsEntry("underivable", expected.underivable())
        .containsEntry("late", expected.late())
        .containsEntry("absent", expected.absent())
        .containsEntry("variants", expected.variants())
        .containsEntry("together", expected.together())
        .containsEntry("updated", expected.updated())
        .containsEntry("stored", expected.stored())
        .containsEntry("oddlyStored", expected.oddlyStored())
        .containsEntry("partlyBlankPlans", expected.partlyBlankPlans());
  }
}
