package io.moorline.bench.sink;

import io.moorline.schemas.RowChange;
import io.moorline.sink.write.ChangeLog;
import io.moorline.sink.write.ChangeLogTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Moorline's writer, or several of them with a partition each, fed from memory. */
final class MoorlineMemory implements Contender {

  private final Ground ground;
  private final List<MemoryWriter> writers;
  private int loads;

  private MoorlineMemory(Ground ground, List<MemoryWriter> writers) {
    this.ground = ground;
    this.writers = writers;
  }

  static MoorlineMemory of(Ground ground, int writers) throws SQLException {
    Target target = Target.setUp(ground, writers);
    ChangeLog log = new ChangeLogTable(target.pipeline().name(), target.pipeline().columns());
    return new MoorlineMemory(
        ground,
        IntStream.range(0, writers).mapToObj(i -> new MemoryWriter(target, i, log)).toList());
  }

  /** One writer that leaves no trace, to show what the trace costs; nothing else can do without. */
  static MoorlineMemory unlogged(Ground ground) throws SQLException {
    Target target = Target.setUp(ground, 1);
    ChangeLog none = (connection, entries) -> {};
    return new MoorlineMemory(ground, List.of(new MemoryWriter(target, 0, none)));
  }

  @Override
  public Load prepare(int version) {
    loads++;
    List<List<List<RowChange>>> byWriter =
        IntStream.range(0, writers.size()).mapToObj(i -> share(i, version)).toList();
    return () ->
        CompletableFuture.allOf(
                IntStream.range(0, writers.size())
                    .mapToObj(i -> run(writers.get(i), byWriter.get(i)))
                    .toArray(CompletableFuture<?>[]::new))
            .join();
  }

  private static CompletableFuture<Void> run(MemoryWriter writer, List<List<RowChange>> batches) {
    return CompletableFuture.runAsync(
        () -> writer.write(batches), task -> new Thread(task).start());
  }

  /** Every so manieth row, in batches of the usual size. */
  private List<List<RowChange>> share(int writer, int version) {
    List<List<RowChange>> batches = new ArrayList<>();
    for (int[] numbers : ground.batches(Ground.BATCH * writers.size())) {
      batches.add(
          IntStream.of(numbers)
              .filter(number -> number % writers.size() == writer)
              .mapToObj(n -> MoorlineChanges.of(ground.row(n, version), loads, n))
              .toList());
    }
    return batches;
  }

  @Override
  public void close() {
    writers.forEach(MemoryWriter::close);
  }
}
