package io.moorline.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * The ratios of what was measured: Moorline's goals, and whether the peers were given their due.
 */
public record Verdict(List<Ratio> goals, List<Ratio> peers) {

  public static Verdict of(Figures figures) {
    return new Verdict(ratios(Goals.MOORLINES, figures), ratios(Goals.PEERS, figures));
  }

  public boolean isValid() {
    return peers.stream().allMatch(Ratio::isMet);
  }

  private static List<Ratio> ratios(List<Goal> goals, Figures figures) {
    return goals.stream()
        .map(goal -> goal.reached(figures).map(value -> new Ratio(goal, value)))
        .flatMap(Optional::stream)
        .toList();
  }
}
