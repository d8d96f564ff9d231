package io.moorline.demo;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.moorline.cli.Logging;
import io.moorline.cli.PartChoice;
import io.moorline.cli.Setup;
import io.moorline.demo.example.Example;
import io.moorline.demo.example.Generator;
import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.Stack;
import io.moorline.devstack.StackException;
import io.moorline.devstack.StackOptions;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Catalogs;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.HealthServer;
import io.moorline.runtime.Part;
import io.moorline.runtime.PartProcess;
import io.moorline.runtime.PipelineFile;
import io.moorline.runtime.ProcessMetrics;
import io.moorline.runtime.RunningParts;
import io.moorline.runtime.Settings;
import io.moorline.runtime.StopSignal;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts everything that the example needs, lets it run, and closes it. */
final class Demo {

  private static final Logger log = LoggerFactory.getLogger(Demo.class);
  private static final String HOST = "127.0.0.1";

  private final DemoOptions options;
  private final ExampleFolder folder;
  private final Path logDirectory;
  private final PrintWriter out;
  private final PrintWriter err;
  private final long started = System.nanoTime();

  Demo(DemoOptions options, Path home, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.folder = ExampleFolder.of(home, options.example());
    this.logDirectory = options.dataDir().orElse(home.resolve(".moorline"));
    this.out = out;
    this.err = err;
  }

  int run(StopSignal stop) {
    Path file = logToFile();
    try {
      return onStack(file, stop);
    } catch (SQLException e) {
      throw new UserError(
          ExitCode.FAILED, "the embedded database refuses: " + e.getMessage(), "See " + file, e);
    } catch (RuntimeException e) {
      // The screen gets one message; the whole story is for the file.
      log.atError().setCause(e).log("demo failed");
      throw e;
    }
  }

  private int onStack(Path file, StopSignal stop) throws SQLException {
    err.println("starting Kafka, PostgreSQL and a schema registry; the log is " + file + " ...");
    try (EmbeddedStack stack = start()) {
      err.println("setting the example up ...");
      DemoDatabase database =
          DemoDatabase.prepare(stack.postgres(), options.example().database(), folder);
      Generator generator = options.example().generator().create(options.rows(), options.seed());
      Map<String, String> variables = new HashMap<>(variables(stack, database));
      if (!options.example().authorities().isEmpty()) {
        err.println("starting MariaDB ...");
        AuthorityServer authorities =
            AuthorityServer.start(
                stack, options.example(), folder, stack.dataDir().resolve("reference_data"));
        generator.find(authorities.elsewhere());
        variables.putAll(authorities.variables());
      }
      Pipeline pipeline = pipeline(variables);
      Setup.plan(pipeline).forEach(Setup::execute);
      try (Connection connection = database.connect()) {
        generator.enterEarly(connection);
      }
      return withParts(pipeline, database, generator, stack.dataDir().resolve("streams"), stop);
    }
  }

  private int withParts(
      Pipeline pipeline, DemoDatabase database, Generator generator, Path stateDir, StopSignal stop)
      throws SQLException {
    Catalog catalog = Catalogs.of(pipeline);
    Settings settings = new Settings(stateDir, HOST, options.httpPort());
    PrometheusMeterRegistry metrics = ProcessMetrics.create();
    List<Part> parts =
        PartChoice.ALL.factories().stream()
            .map(factory -> factory.create(pipeline, catalog, settings, metrics))
            .toList();
    try (HealthServer health = HealthServer.start(settings, parts, metrics);
        RunningParts running = start(parts, health);
        Counts counts = new Counts(pipeline);
        GroupLag lag = new GroupLag(pipeline);
        Watch watch =
            new Watch(
                running,
                stop,
                new LoadRun(generator, database),
                new PipelineFlow(counts, lag),
                new StatusReader(counts, metrics, options.rows(), started),
                Screen.of(err, Terminal.of(System.getenv())))) {
      Optional<Integer> stopped = watch.untilWritten();
      if (stopped.isPresent()) {
        return stopped.get();
      }
      if (options.once()) {
        var report = new FiguresReport(figures(counts, lag, generator, database));
        out.println(options.output().of(report::text, report::json));
        return ExitCode.OK.code();
      }
      new Guide(options.example(), pipeline, database, health.port()).print(err);
      return watch.untilStopped();
    }
  }

  private RunningParts start(List<Part> parts, HealthServer health) {
    err.println(
        "starting source, streams and sink; health and metrics on http://"
            + HOST
            + ":"
            + health.port()
            + " ...");
    return RunningParts.start(parts, PartProcess.CLOSE_DEADLINE);
  }

  private Figures figures(Counts counts, GroupLag lag, Generator generator, DemoDatabase database)
      throws SQLException {
    try (Connection connection = database.connect()) {
      return counts.figures(lag.behind(), generator.oddities(connection), seconds());
    }
  }

  private double seconds() {
    return Math.round((System.nanoTime() - started) / 1e8) / 10.0;
  }

  private EmbeddedStack start() {
    try {
      return EmbeddedStack.start(
          options.dataDir().map(StackOptions::keptIn).orElseGet(StackOptions::temporary));
    } catch (StackException e) {
      throw new UserError(ExitCode.FAILED, e.getMessage(), e.remedy(), e);
    }
  }

  private Map<String, String> variables(Stack stack, DemoDatabase database) {
    Example example = options.example();
    Map<String, String> variables = new HashMap<>(example.choices());
    // An example has choices of its own: they come from where a user's pipeline gets them.
    variables.putAll(System.getenv());
    variables.putAll(
        Map.of(
            example.variable("URL"),
            database.url(),
            example.variable("USER"),
            database.server().user(),
            example.variable("PASSWORD"),
            database.server().password(),
            "KAFKA_BOOTSTRAP_SERVERS",
            stack.bootstrapServers(),
            "SCHEMA_REGISTRY_URL",
            stack.registryUrl()));
    return variables;
  }

  private Pipeline pipeline(Map<String, String> variables) {
    return PipelineFile.load(folder.pipeline(), name -> Optional.ofNullable(variables.get(name)));
  }

  /** The screen belongs to the status. */
  private Path logToFile() {
    Path file = logDirectory.resolve("demo.log");
    try {
      Files.createDirectories(logDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Logging.toFile(file, options.dataDir().isPresent());
    return file;
  }
}
