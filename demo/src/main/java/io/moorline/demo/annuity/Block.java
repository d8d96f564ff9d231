package io.moorline.demo.annuity;

import io.moorline.demo.example.Blocks;
import java.util.ArrayList;
import java.util.List;

/**
 * Facts that are loaded one after another: a handful of each kind, at odd places. A function of
 * seed, number and size, so that a load can go on where it stopped.
 */
final class Block {

  static final int SIZE = 200;

  private final List<Fact> facts;

  private record Fact(Kind kind, ScaleDetail detail) {}

  /**
   * @param size how many of the block's facts there are: less than {@link #SIZE} at the end
   */
  Block(long seed, long number, int size) {
    List<Kind> kinds = Blocks.kinds(Kind.values(), Kind::share, seed, number);
    FactMaker maker = new FactMaker(seed, number);
    List<Fact> made = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Kind kind = kinds.get(i);
      made.add(new Fact(kind, maker.make(number * SIZE + i, kind)));
    }
    this.facts = List.copyOf(made);
  }

  /** What is loaded just so. */
  List<ScaleDetail> plain() {
    return facts.stream()
        .filter(fact -> fact.kind() != Kind.TOGETHER && fact.kind() != Kind.UPDATED)
        .map(Fact::detail)
        .toList();
  }

  List<ScaleDetail> of(Kind kind) {
    return facts.stream().filter(fact -> fact.kind() == kind).map(Fact::detail).toList();
  }
}
