package io.moorline.demo.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** How a load is cut into blocks, and how the kinds of rows are strewn over a block. */
public final class Blocks {

  private Blocks() {}

  public static long count(long rows, int blockSize) {
    return (rows + blockSize - 1) / blockSize;
  }

  /** Rows of a block: fewer than the others in the last one. */
  public static int size(long rows, int blockSize, long number) {
    return (int) Math.min(blockSize, rows - number * blockSize);
  }

  /**
   * One of each kind first, so that even the smallest load shows them all; the rest at odd places.
   *
   * @param share how many of a kind there are in a whole block
   */
  public static <K> List<K> kinds(K[] all, ToIntFunction<K> share, long seed, long number) {
    List<K> rest = new ArrayList<>();
    for (K kind : all) {
      rest.addAll(Collections.nCopies(share.applyAsInt(kind) - 1, kind));
    }
    Collections.shuffle(rest, new Random(seed + number));
    List<K> kinds = new ArrayList<>(Arrays.asList(all));
    kinds.addAll(rest);
    return kinds;
  }
}
