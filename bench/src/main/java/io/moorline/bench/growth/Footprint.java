package io.moorline.bench.growth;

import io.moorline.bench.Stack;
import io.moorline.bench.flow.MoorlineChain;
import io.moorline.bench.flow.Tables;
import io.moorline.bench.report.Figures;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * What is taken of the machine, in bytes.
 *
 * @param heap of this process, when all garbage is gone
 * @param resident memory of this process, whatever is in it
 * @param state what the topology keeps on disk
 * @param kafka what the pipeline's topics take
 * @param postgres what the database takes
 */
record Footprint(long heap, long resident, long state, long kafka, long postgres) {

  private static final double MIB = 1 << 20;

  static Footprint of(Stack stack, MoorlineChain chain) throws IOException, SQLException {
    System.gc();
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        residentNow(),
        size(chain.stateDir().toFile()),
        chain.bytesInKafka(),
        Long.parseLong(
            stack.value(Tables.DATABASE, "SELECT pg_database_size(current_database())")));
  }

  void into(Figures figures, String name) {
    figures.add(name + ".heap", "MiB", heap / MIB);
    figures.add(name + ".rss", "MiB", resident / MIB);
    figures.add(name + ".state", "MiB", state / MIB);
    figures.add(name + ".kafka", "MiB", kafka / MIB);
    figures.add(name + ".postgres", "MiB", postgres / MIB);
  }

  private static long residentNow() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String line = lines.filter(found -> found.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
  }

  /** Of what is there: stores come and go meanwhile. */
  private static long size(File file) {
    File[] children = file.listFiles();
    return children == null ? file.length() : Stream.of(children).mapToLong(Footprint::size).sum();
  }
}
