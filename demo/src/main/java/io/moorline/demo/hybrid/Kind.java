package io.moorline.demo.hybrid;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is odd about a plan, its portfolio and the facts that name them. */
enum Kind {
  /** The hub knows it before any fact does. */
  KNOWN("AU", 20, 90),
  /** The same, spelled oddly, there as in the facts. */
  SPELLED("SP", 10, 30),
  /** The hub learns it after it was derived. */
  LEARNED("TK", 10, 30),
  /** The same, but the hub leaves the client blank. */
  HALF_LEARNED("BL", 5, 10),
  /** Only facts know it. */
  UNKNOWN("NF", 3, 10),
  /** The hub calls it otherwise later. */
  RENAMED("CH", 5, 10),
  /** The same, after a person did. */
  CORRECTED("HC", 5, 10),
  /** The hub drops it later. */
  DROPPED("GO", 3, 5),
  /** The hub has it twice. */
  TWICE("DU", 3, 5);

  private final String code;
  private final int plans;
  private final int share;

  Kind(String code, int plans, int share) {
    this.code = code;
    this.plans = plans;
    this.share = share;
  }

  /** The first letters of its plan codes; those of its portfolios have a Q before them. */
  String code() {
    return code;
  }

  /** Facts of it in a whole block. */
  int share() {
    return share;
  }

  boolean isKnownEarly() {
    return this != LEARNED && this != HALF_LEARNED && this != UNKNOWN;
  }

  boolean isLearned() {
    return this == LEARNED || this == HALF_LEARNED;
  }

  /** The plan of a fact, one after the other. */
  String plan(long number) {
    return code + String.format(Locale.ROOT, "%04d", number % plans);
  }

  Stream<String> plans() {
    return IntStream.range(0, plans).mapToObj(this::plan);
  }
}
