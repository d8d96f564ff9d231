package io.moorline.demo.party;

import io.moorline.demo.example.Blocks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are loaded together. A function of seed, number and size, so that a load can go on
 * where it stopped.
 */
final class Block {

  static final int SIZE = 100;

  private final Map<Entity, List<List<@Nullable Object>>> rows = new EnumMap<>(Entity.class);

  /**
   * @param size how many of the block's rows there are: less than {@link #SIZE} at the end
   */
  Block(long seed, long number, int size) {
    List<Kind> kinds = Blocks.kinds(Kind.values(), Kind::share, seed, number);
    RowMaker maker = new RowMaker(seed);
    for (int i = 0; i < size; i++) {
      Kind kind = kinds.get(i);
      rows.computeIfAbsent(kind.entity(), entity -> new ArrayList<>())
          .add(maker.make(number * SIZE + i, kind));
    }
  }

  List<List<@Nullable Object>> of(Entity entity) {
    return rows.getOrDefault(entity, List.of());
  }
}
