package io.moorline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.FindingKind;
import io.moorline.schemas.message.FindingState;
import org.junit.jupiter.api.Test;

/** What the findings topic tells, in SQL, for as long as it holds. */
class SinkFindingsIT extends WarehouseTest {

  @Test
  void shouldShowEachFindingAsItStands() {
    // Given
    tell(FindingKind.OPEN_LINK, "1", FindingState.OPEN, "missing");
    tell(FindingKind.OPEN_LINK, "2", FindingState.OPEN, "missing");
    tell(FindingKind.COLLISION, null, FindingState.OPEN, "ambiguous");
    tell(FindingKind.MISMATCH, "3", FindingState.OPEN, "mismatch");
    changes.raw(findings(), new byte[] {1}, "garbage".getBytes());
    changes.commit();
    RunningSink.once(warehouse);

    // When
    tell(FindingKind.OPEN_LINK, "1", FindingState.CLOSED, "missing");
    tell(FindingKind.OPEN_LINK, "2", FindingState.OPEN, "ambiguous");
    tell(FindingKind.MISMATCH, "3", FindingState.CLOSED, "mismatch");
    tell(FindingKind.MISMATCH, "3", FindingState.OPEN, "mismatch");
    changes.commit();
    RunningSink.once(warehouse);

    // Then
    assertThat(
            warehouse.values(
                "SELECT concat_ws(' ', dataset, entity_key, reference, reference_key, verdict,"
                    + " changed_at > found_at) FROM moorline.open_link"))
        .containsExactly("detail 2 plan P1 ambiguous t");
    assertThat(warehouse.values("SELECT reference_key || detail FROM moorline.collision"))
        .containsExactly("P1look");
    assertThat(warehouse.values("SELECT entity_key FROM moorline.mismatch")).containsExactly("3");
    assertThat(warehouse.count("moorline.finding")).isEqualTo(3);
    assertThat(warehouse.values("SELECT reason FROM moorline.quarantine"))
        .containsExactly("malformed");
    assertThat(
            warehouse.value(
                "SELECT sum(next_offset) > 8 FROM moorline.fence WHERE topic = '%s'"
                    .formatted(findings())))
        .isEqualTo("t");
  }

  private String findings() {
    return warehouse.topics().findings().name();
  }

  private void tell(FindingKind kind, String row, FindingState state, String verdict) {
    String id = kind + "|detail|" + row;
    changes.notice(
        findings(),
        id,
        new Finding(id, kind, state, "detail", row, "plan", "P1", verdict, "look", "1/2/3"));
  }
}
