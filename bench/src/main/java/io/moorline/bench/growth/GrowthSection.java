package io.moorline.bench.growth;

import io.moorline.bench.Effort;
import io.moorline.bench.Scale;
import io.moorline.bench.Section;
import io.moorline.bench.Stack;
import io.moorline.bench.flow.MoorlineChain;
import io.moorline.bench.flow.Range;
import io.moorline.bench.flow.Tables;
import io.moorline.bench.report.Figures;
import java.time.Duration;
import java.util.List;

/** The whole flow, with ever more rows and with ever more partitions. */
public final class GrowthSection implements Section {

  /**
   * One of the sizes.
   *
   * @param loads rows, as a share of a load
   */
  private record Size(String name, double loads, int partitions) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("small", 0.1, 4),
          new Size("middle", 1, 4),
          new Size("large", 10, 4),
          new Size("one-partition", 1, 1),
          new Size("eight-partitions", 1, 8));

  /** As many as the small size has: or it would pay for what is compiled meanwhile. */
  private static final int WARM_UP = 100_000;

  @Override
  public void run(Stack stack, Scale scale, Figures figures) throws Exception {
    List<Size> sizes = SIZES.stream().filter(size -> scale.includes(size.name())).toList();
    if (sizes.isEmpty()) {
      return;
    }
    measure(stack, sizes.get(0), Math.min(scale.rows(), WARM_UP), new Figures());
    for (int round = 0; round < scale.rounds(); round++) {
      for (Size size : sizes) {
        measure(stack, size, (int) (scale.rows() * size.loads()), figures);
      }
    }
  }

  private static void measure(Stack stack, Size size, int count, Figures figures) throws Exception {
    try (Tables tables = new Tables(stack, true);
        MoorlineChain chain = new MoorlineChain(stack, size.partitions())) {
      tables.warmUp(chain);
      stack.settle();
      Effort before = stack.effort();
      Duration own = tables.spent();
      Range rows = tables.fill(count);
      tables.awaitVisible(rows, chain);
      // Making rows and looking for them is no part of the flow.
      Effort spent = stack.effort().since(before).without(tables.spent().minus(own));
      String name = "growth." + size.name();
      figures.add(name, "rows/s", tables.rate(rows));
      figures.add(name + ".cost", "µs/row", micros(spent.client().plus(spent.server()), count));
      figures.add(name + ".client", "µs/row", micros(spent.client(), count));
      figures.add(name + ".server", "µs/row", micros(spent.server(), count));
      figures.add(name + ".wal", "bytes/row", (double) spent.wal() / count);
      Footprint.of(stack, chain).into(figures, name);
    }
  }

  private static double micros(Duration time, int rows) {
    return time.toNanos() / 1e3 / rows;
  }
}
