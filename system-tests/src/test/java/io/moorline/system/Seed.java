package io.moorline.system;

import java.util.Random;

/** Randomness that can be repeated: the seed is printed, and -Dmoorline.seed sets it. */
public final class Seed {

  private Seed() {}

  public static Random random(String what) {
    String given = System.getProperty("moorline.seed", "");
    long seed = given.isBlank() ? new Random().nextLong() : Long.parseLong(given);
    System.out.println(
        "seed of " + what + ": " + seed + " (repeat with -Dmoorline.seed=" + seed + ")");
    return new Random(seed);
  }
}
