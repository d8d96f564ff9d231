package io.moorline.operations.replay;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which offsets a replay changes. Making it changes nothing.
 *
 * @param group the sink's consumer group
 * @param moves every partition that was asked for, moved or not
 */
public record ReplayPlan(String group, List<Move> moves) {

  public ReplayPlan {
    moves = List.copyOf(moves);
  }

  /** Refuses an offset that one of the partitions does not have. */
  static ReplayPlan of(String group, From from, List<Partition> partitions) {
    if (from instanceof From.Offset offset) {
      requireInside(offset.offset(), partitions);
    }
    return new ReplayPlan(
        group,
        partitions.stream()
            .filter(partition -> partition.committed().isPresent())
            .map(ReplayPlan::move)
            .toList());
  }

  public List<Move> moved() {
    return moves.stream().filter(move -> move.again() > 0).toList();
  }

  public long again() {
    return moves.stream().mapToLong(Move::again).sum();
  }

  /** The shell command that puts the offsets back, while the sink has not started. */
  public String undo(String servers) {
    return moved().stream()
        .map(move -> move.topic() + "," + move.partition() + "," + move.committed() + "\n")
        .collect(
            Collectors.joining(
                "",
                "kafka-consumer-groups --bootstrap-server "
                    + servers
                    + " --group "
                    + group
                    + " --reset-offsets --from-file /dev/stdin --execute <<'END'\n",
                "END\n"));
  }

  private static Move move(Partition partition) {
    long committed = partition.committed().getAsLong();
    return new Move(
        partition.dataset(),
        partition.topic(),
        partition.number(),
        committed,
        Math.min(committed, partition.asked()),
        partition.first(),
        partition.end());
  }

  private static void requireInside(long offset, List<Partition> partitions) {
    String without =
        partitions.stream()
            .filter(partition -> !partition.has(offset))
            .map(
                it -> it.topic() + " partition " + it.number() + ": " + it.first() + "-" + it.end())
            .collect(Collectors.joining("\n  - "));
    if (!without.isEmpty()) {
      throw new UserError(
          ExitCode.USAGE,
          "offset " + offset + " is outside of\n  - " + without,
          "Give an offset that all partitions have, choose topics with --dataset, or give a time.");
    }
  }
}
