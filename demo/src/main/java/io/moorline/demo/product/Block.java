package io.moorline.demo.product;

import io.moorline.demo.example.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that are loaded together. A function of seed, number and size, so that a load can go
 * on where it stopped.
 */
final class Block {

  /** Deliveries, and more than the products that they are of. */
  static final int SIZE = 200;

  private final List<List<@Nullable Object>> prompt = new ArrayList<>();
  private final List<List<@Nullable Object>> late = new ArrayList<>();

  /**
   * @param size how many of the block's deliveries there are: less than {@link #SIZE} at the end
   */
  Block(long seed, long number, int size) {
    List<Delivery> made = deliveries(seed, number).limit(size).toList();
    // They are numbered as they arrive.
    long stagingId = number * SIZE;
    for (Delivery delivery : made.stream().filter(one -> !one.late()).toList()) {
      prompt.add(delivery.values(++stagingId));
    }
    for (Delivery delivery : made.stream().filter(Delivery::late).toList()) {
      late.add(delivery.values(++stagingId));
    }
  }

  private static Stream<Delivery> deliveries(long seed, long number) {
    List<Kind> kinds = Blocks.kinds(Kind.values(), Kind::share, seed, number);
    DeliveryMaker maker = new DeliveryMaker(seed);
    return Stream.iterate(0, i -> i < kinds.size(), i -> i + 1)
        .flatMap(i -> maker.make(number * kinds.size() + i, kinds.get(i)).stream());
  }

  List<List<@Nullable Object>> prompt() {
    return prompt;
  }

  /** Those that are older than what came before. */
  List<List<@Nullable Object>> late() {
    return late;
  }
}
