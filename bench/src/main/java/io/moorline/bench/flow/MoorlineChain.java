package io.moorline.bench.flow;

import static org.awaitility.Awaitility.await;

import io.moorline.bench.Broker;
import io.moorline.bench.Stack;
import io.moorline.cli.Setup;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.Check;
import io.moorline.runtime.Part;
import io.moorline.runtime.ProcessMetrics;
import io.moorline.runtime.Settings;
import io.moorline.schemas.Catalog;
import io.moorline.sink.Sink;
import io.moorline.source.CaptureSource;
import io.moorline.streams.StreamsApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Moorline's three parts, as {@code moorline run all} has them. */
public final class MoorlineChain implements Chain {

  private static final Duration START = Duration.ofMinutes(5);

  private static final String REST =
      """
      keys:
        code: [trim]
      references:
        customers: { table: bench.public.customers, key: { code: code } }
        products: { table: bench.public.products, key: { code: code } }
      facts:
        target:
          from: bench.public.source
          into: bench.public.target
          key: [id]
          needs:
            customers: { by: { code: customer }, derive: { name: customer } }
            products: { by: { code: product } }
      """;

  private final Stack stack;
  private final Pipeline pipeline;
  private final Path stateDir;
  private final List<Part> parts;

  public MoorlineChain(Stack stack, int partitions) {
    this.stack = stack;
    this.stateDir = stack.directory();
    this.pipeline = stack.pipeline(Tables.DATABASE, partitions, REST);
    Setup.plan(pipeline).forEach(Setup::execute);
    Catalog catalog = Catalogs.of(pipeline);
    Settings settings = new Settings(stateDir, "127.0.0.1", 0);
    this.parts =
        List.of(
            new CaptureSource(pipeline, catalog, ProcessMetrics.create()),
            new StreamsApp(pipeline, catalog, settings, ProcessMetrics.create()),
            new Sink(pipeline, catalog, ProcessMetrics.create()));
    parts.forEach(Part::start);
    await().atMost(START).until(() -> parts.stream().allMatch(MoorlineChain::isReady));
  }

  private static boolean isReady(Part part) {
    return part.readiness().stream().allMatch(Check::ok);
  }

  /** Where the topology keeps its stores. */
  public Path stateDir() {
    return stateDir;
  }

  public long bytesInKafka() {
    return new Broker(stack.bootstrapServers()).bytes(pipeline.name() + ".");
  }

  @Override
  public boolean hasEnded() {
    return parts.stream().anyMatch(part -> part.ended().toCompletableFuture().isDone());
  }

  @Override
  public void close() throws IOException {
    parts.forEach(Part::close);
    stack.deleteTopics(pipeline);
    Utils.delete(stateDir.toFile());
  }
}
