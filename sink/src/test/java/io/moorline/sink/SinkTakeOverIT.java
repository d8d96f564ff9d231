package io.moorline.sink;

import static io.moorline.sink.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a reference when somebody who really knows it speaks. */
class SinkTakeOverIT extends WarehouseTest {

  private static final String PLANS =
      "SELECT concat_ws(' ', \"代码\", \"名称\", \"类型\", _source, _needs_review, _derived_from_domain,"
          + " _derived_at) FROM \"计划\" ORDER BY 1";
  private static final Map<String, @Nullable Object> NOTHING = row("名称", null, "类型", null);

  @Test
  void shouldInsertWhatIsMissing() {
    // When
    say("P1", "plan", null, NOTHING);

    // Then
    assertThat(warehouse.values(PLANS)).containsExactly("P1 plan authoritative f");
    assertThat(log()).containsExactly("insert P1");
  }

  @Test
  void shouldTakeADerivedRowOverWithAllItsColumns() {
    // Given: derived in the same batch as the authority speaks, and before
    changes.insertMissing(row("代码", "P1", "名称", "guessed", "类型", "guessed"));
    changes.commit();
    RunningSink.once(warehouse);
    changes.insertMissing(row("代码", "P2", "名称", "guessed", "类型", "guessed"));

    // When
    changes.takeOver(row("代码", "P2", "名称", "plan 2", "类型", "trust"), NOTHING);
    say("P1", "plan 1", null, NOTHING);

    // Then: what the authority leaves blank blanks nothing
    assertThat(warehouse.values(PLANS))
        .containsExactly("P1 plan 1 guessed authoritative f", "P2 plan 2 trust authoritative f");
    assertThat(
            warehouse.value(
                "SELECT changed_fields -> '_source' FROM moorline.change_log"
                    + " WHERE operation = 'update'"))
        .isEqualTo("{\"new\": \"authoritative\", \"old\": \"auto_derived\"}");
    assertThat(log()).containsExactly("insert P1", "update P1", "insert P2");
  }

  @Test
  void shouldLetWhatPeopleWroteWinColumnByColumn() throws Exception {
    // Given
    warehouse.execute("INSERT INTO \"计划\" (\"代码\", \"名称\") VALUES ('P1', 'by hand')");

    // When
    say("P1", "plan", "trust", NOTHING);
    say("P1", "renamed", "annuity", row("名称", "plan", "类型", "trust"));
    warehouse.execute("UPDATE \"计划\" SET \"类型\" = 'corrected'");
    say("P1", "again", "fund", row("名称", "renamed", "类型", "annuity"));

    // Then
    assertThat(warehouse.values(PLANS)).containsExactly("P1 by hand corrected authoritative f");
    assertThat(log()).containsExactly("update P1", "update P1");
  }

  @Test
  void shouldFollowTheAuthorityInOneBatchAsInSeveral() {
    // Given
    changes.takeOver(row("代码", "P1", "名称", "one", "类型", "trust"), NOTHING);
    changes.takeOver(row("代码", "P1", "名称", "two", "类型", null), row("名称", "one", "类型", "trust"));

    // When
    say("P1", "three", null, row("名称", "two", "类型", "trust"));

    // Then
    assertThat(warehouse.values(PLANS)).containsExactly("P1 three trust authoritative f");
    assertThat(log()).containsExactly("insert P1", "update P1", "update P1");
  }

  @Test
  void shouldWriteNothingWhenTheAuthoritySaysTheSame() {
    // Given
    say("P1", "plan", "trust", NOTHING);
    String before = warehouse.value("SELECT xmin || ' ' || ctid FROM \"计划\"");

    // When
    say("P1", "plan", "trust", NOTHING);
    say("P1", "plan", null, row("名称", "plan", "类型", "trust"));

    // Then
    assertThat(warehouse.value("SELECT xmin || ' ' || ctid FROM \"计划\"")).isEqualTo(before);
    assertThat(log()).containsExactly("insert P1");
  }

  @Test
  void shouldLeaveToTheAuthorityWhatIsDerivedLate() {
    // Given
    say("P1", "plan", null, NOTHING);

    // When
    changes.insertMissing(row("代码", "P1", "名称", "guessed", "类型", "guessed"));
    changes.commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values(PLANS)).containsExactly("P1 plan authoritative f");
  }

  private void say(
      String code, String name, @Nullable String kind, Map<String, @Nullable Object> seen) {
    changes.takeOver(row("代码", code, "名称", name, "类型", kind), seen);
    changes.commit();
    RunningSink.once(warehouse);
  }

  private List<String> log() {
    return warehouse.values(
        "SELECT concat_ws(' ', operation, entity_key) FROM moorline.change_log"
            + " ORDER BY entity_key, batch, place");
  }
}
