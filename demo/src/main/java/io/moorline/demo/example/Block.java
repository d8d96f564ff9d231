package io.moorline.demo.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

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
    List<Kind> kinds = kinds(seed, number);
    FactMaker maker = new FactMaker(seed, number);
    List<Fact> made = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Kind kind = kinds.get(i);
      made.add(new Fact(kind, maker.make(number * SIZE + i, kind)));
    }
    this.facts = List.copyOf(made);
  }

  static long count(long rows) {
    return (rows + SIZE - 1) / SIZE;
  }

  static int size(long rows, long number) {
    return (int) Math.min(SIZE, rows - number * SIZE);
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

  /** One of each kind first, so that even the smallest load shows them all. */
  private static List<Kind> kinds(long seed, long number) {
    List<Kind> rest = new ArrayList<>(SIZE);
    for (Kind kind : Kind.values()) {
      rest.addAll(Collections.nCopies(kind.share() - 1, kind));
    }
    Collections.shuffle(rest, new Random(seed + number));
    List<Kind> kinds = new ArrayList<>(Arrays.asList(Kind.values()));
    kinds.addAll(rest);
    return kinds;
  }
}
