package io.moorline.bench.sink;

import io.moorline.bench.Shape;
import io.moorline.bench.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What all contenders of one comparison have in common. */
record Ground(Stack stack, Shape shape, int rows) {

  static final int BATCH = 5000;
  static final String DATABASE = "bench";
  static final String TABLE = "target";

  /** An empty database with the empty table. */
  void clear() throws Exception {
    stack.createDatabase(DATABASE);
    stack.execute(DATABASE, shape.ddl(TABLE));
  }

  Map<String, @Nullable Object> row(int number, int version) {
    return shape.row(number, version);
  }

  /** The numbers of the rows, a batch at a time. */
  List<int[]> batches(int size) {
    return IntStream.range(0, (rows + size - 1) / size)
        .mapToObj(i -> IntStream.range(i * size, Math.min(rows, (i + 1) * size)).toArray())
        .toList();
  }
}
