package io.moorline.rules.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Needs of one dataset that fill the same link: each is tried unless the one before it can. */
public final class Alternatives {

  private Alternatives() {}

  /** Those that are tried before the need, the first one first, and the need itself. */
  public static List<Need> upTo(Dataset dataset, Need need) {
    List<Need> way = new ArrayList<>();
    Optional<Need> next = Optional.of(need);
    while (next.isPresent() && !way.contains(next.get())) {
      way.add(0, next.get());
      next = before(dataset, next.get());
    }
    return way;
  }

  /** Whether the need is one of several. */
  public static boolean contain(Dataset dataset, Need need) {
    return need.unless().isPresent()
        || dataset.needs().stream()
            .anyMatch(other -> other.unless().filter(need.name()::equals).isPresent());
  }

  static Optional<Need> before(Dataset dataset, Need need) {
    return need.unless()
        .flatMap(
            name ->
                dataset.needs().stream().filter(other -> other.name().equals(name)).findFirst());
  }
}
