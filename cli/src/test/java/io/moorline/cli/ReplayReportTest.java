package io.moorline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.operations.replay.Move;
import io.moorline.operations.replay.ReplayPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayReportTest {

  private static final ReplayPlan PLAN =
      new ReplayPlan(
          "p.sink",
          List.of(
              new Move("plan", "p.changes.plan", 0, 90, 10, 10, 100),
              new Move("plan", "p.changes.plan", 1, 7, 7, 0, 7)));

  @Test
  void shouldPrintAPlanAsATable() {
    assertThat(new ReplayReport(PLAN, false, true, "undo it").text())
        .isEqualTo(
            """
            group p.sink
            topic          partition    committed          new        again          end
            p.changes.plan         0           90           10           80          100
            p.changes.plan         1            7            7            0            7
            retention removed the start of p.changes.plan
            plan: the sink would read 80 records again, comparing every column; nothing is changed \
            without --execute
            """);
  }

  @Test
  void shouldSayHowToUndoWhatWasDone() {
    assertThat(new ReplayReport(PLAN, true, false, "undo it\n").text())
        .endsWith(
            """
            the sink reads 80 records again when it starts
            to undo this before it starts:
            undo it
            """);
  }

  @Test
  void shouldSayTheSameToPrograms() throws Exception {
    // When
    JsonNode json =
        new ObjectMapper().readTree(new ReplayReport(PLAN, true, true, "undo it").json());

    // Then
    assertThat(json.get("records").asLong()).isEqualTo(80);
    assertThat(json.get("executed").asBoolean()).isTrue();
    assertThat(json.get("partitions").get(0).get("new").asLong()).isEqualTo(10);
    assertThat(json.get("start_removed").get(0).asText()).isEqualTo("p.changes.plan");
    assertThat(json.get("undo").asText()).isEqualTo("undo it");
  }
}
