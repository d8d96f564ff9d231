package io.moorline.bench;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rows of one load
 * @param rounds how often everybody has a turn
 * @param only the contenders that have one; none: all
 */
public record Scale(int rows, int rounds, List<String> only) {

  static final Scale FULL = new Scale(1_000_000, 3, List.of());
  static final Scale QUICK = new Scale(100_000, 3, List.of());

  public Scale {
    only = List.copyOf(only);
  }

  public boolean includes(String contender) {
    return only.isEmpty() || only.contains(contender);
  }
}
