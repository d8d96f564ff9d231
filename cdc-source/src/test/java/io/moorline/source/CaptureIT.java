package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.Position;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureIT {

  @Test
  void shouldCaptureTheSnapshotThenTheLog() {
    try (CaptureScenario scenario = new CaptureScenario("snapshot_then_log")) {
      // Given
      scenario.execute("INSERT INTO business.年金计划 (年金计划号, 计划全称) VALUES ('P1', '甲'), ('P2', '乙')");
      scenario.execute("INSERT INTO business.组合计划 VALUES ('G1', 'P1')");
      scenario.setUp();

      // When
      CaptureSource source = scenario.start();
      scenario.captureAll(source);
      scenario.execute("UPDATE business.年金计划 SET 计划全称 = '丙' WHERE 年金计划号 = 'P2'");
      scenario.execute("DELETE FROM business.年金计划 WHERE 年金计划号 = 'P1'");
      scenario.captureAll(source);

      // Then
      List<Delivered> plans = scenario.kafka().rows("plan");
      assertThat(plans)
          .extracting(Delivered::op, plan -> plan.value("年金计划号"))
          .containsExactlyInAnyOrder(
              tuple(Op.READ, "P1"),
              tuple(Op.READ, "P2"),
              tuple(Op.UPDATE, "P2"),
              tuple(Op.DELETE, "P1"));
      assertThat(scenario.kafka().rows("portfolio")).hasSize(1);
    }
  }

  @Test
  void shouldMarkEveryPartitionPastTheRowsOfATransaction() {
    try (CaptureScenario scenario = new CaptureScenario("marks_past_rows")) {
      // Given
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);

      // When
      scenario.execute(
          """
          BEGIN;
          INSERT INTO staging.规模明细 VALUES (1, 'P1', 10.5);
          INSERT INTO business.年金计划 (年金计划号) VALUES ('P1');
          COMMIT;
          """);
      scenario.captureAll(source);

      // Then
      Position fact = scenario.kafka().rows("scale").get(0).position();
      List<Delivered> plans = scenario.kafka().read("plan");
      Position plan = scenario.kafka().rows("plan").get(0).position();
      assertThat(fact.lsn()).isEqualTo(plan.lsn());
      assertThat(plan.order()).isEqualTo(fact.order() + 1);
      for (int partition = 0; partition < 3; partition++) {
        int here = partition;
        assertThat(plans)
            .filteredOn(record -> record.partition() == here && record.op() == Op.MARK)
            .extracting(Delivered::position)
            .isSortedAccordingTo(Comparator.naturalOrder())
            .last()
            .satisfies(mark -> assertThat(mark.isAfter(plan)).isTrue());
      }
      assertThat(scenario.kafka().read("scale"))
          .as("marks among the facts: that the snapshot is complete")
          .filteredOn(record -> record.op() == Op.MARK)
          .hasSize(3)
          .allSatisfy(
              mark ->
                  assertThat(mark.captured().source().generation())
                      .isEqualTo(mark.position().lsn()));
    }
  }

  @Test
  void shouldFollowATableThatChangesItsShape() {
    try (CaptureScenario scenario = new CaptureScenario("shape_changes")) {
      // Given
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (1)");

      // When
      scenario.execute("ALTER TABLE staging.规模明细 ADD 备注 text DEFAULT '无'");
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (2)");
      scenario.execute("ALTER TABLE staging.规模明细 DROP 计划代码");
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (3)");
      scenario.captureAll(source);

      // Then
      assertThat(scenario.kafka().rows("scale"))
          .extracting(row -> row.value("id") + " " + row.captured().row().keySet())
          .containsExactlyInAnyOrder(
              "1 [id, 计划代码, 期末规模]", "2 [id, 计划代码, 期末规模, 备注]", "3 [id, 期末规模, 备注]");
    }
  }
}
