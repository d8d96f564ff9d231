package io.moorline.operations.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {

  private static final String GROUP = "annuity.sink";

  @Test
  void shouldMoveBackToWhatWasAsked() {
    // When
    ReplayPlan plan = plan(new From.Start(), read(0, 90, 0, 100, 0), read(1, 50, 20, 50, 20));

    // Then
    assertThat(plan.moves())
        .extracting(Move::partition, Move::committed, Move::to, Move::again, Move::startIsGone)
        .containsExactly(tuple(0, 90L, 0L, 90L, false), tuple(1, 50L, 20L, 30L, true));
    assertThat(plan.again()).isEqualTo(120);
  }

  @Test
  void shouldNeverMoveAheadOfWhatIsWritten() {
    // When
    ReplayPlan plan = plan(new From.End(), read(0, 90, 0, 100, 100), read(1, 50, 0, 50, 50));

    // Then
    assertThat(plan.moves()).extracting(Move::to).containsExactly(90L, 50L);
    assertThat(plan.moved()).isEmpty();
    assertThat(plan.again()).isZero();
  }

  @Test
  void shouldLeaveOutWhatTheSinkNeverRead() {
    // Given
    Partition unread = new Partition("plan", "t", 0, OptionalLong.empty(), 0, 10, 0);

    // When / Then
    assertThat(plan(new From.Start(), unread).moves()).isEmpty();
  }

  @Test
  void shouldTakeAnOffsetThatEveryPartitionHas() {
    assertThat(plan(new From.Offset(20), read(0, 90, 20, 100, 20)).moves())
        .extracting(Move::to)
        .containsExactly(20L);
    assertThat(plan(new From.Offset(100), read(0, 90, 0, 100, 100)).moved()).isEmpty();
  }

  @Test
  void shouldNameThePartitionsThatDoNotHaveTheOffset() {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(
            () ->
                plan(
                    new From.Offset(60),
                    read(0, 90, 0, 100, 60),
                    read(1, 50, 0, 50, 60),
                    read(2, 90, 61, 100, 60)))
        .withMessage(
            "offset 60 is outside of\n  - annuity.changes.plan partition 1: 0-50\n"
                + "  - annuity.changes.plan partition 2: 61-100")
        .matches(error -> error.exitCode() == ExitCode.USAGE);
  }

  @Test
  void shouldSayHowToPutTheOffsetsBack() {
    // When
    ReplayPlan plan =
        plan(new From.Start(), read(0, 90, 0, 100, 0), read(1, 0, 0, 50, 0), read(2, 7, 0, 7, 0));

    // Then
    assertThat(plan.undo("broker:9092"))
        .isEqualTo(
            """
            kafka-consumer-groups --bootstrap-server broker:9092 --group annuity.sink \
            --reset-offsets --from-file /dev/stdin --execute <<'END'
            annuity.changes.plan,0,90
            annuity.changes.plan,2,7
            END
            """);
  }

  private static ReplayPlan plan(From from, Partition... partitions) {
    return ReplayPlan.of(GROUP, from, List.of(partitions));
  }

  private static Partition read(int number, long committed, long first, long end, long asked) {
    return new Partition(
        "plan", "annuity.changes.plan", number, OptionalLong.of(committed), first, end, asked);
  }
}
