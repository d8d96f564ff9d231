package io.moorline.runtime;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineDraft;
import io.moorline.schemas.Catalog;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a pipeline file to a running process; the {@code main} of every part. */
public final class PartMain {

  private static final Logger log = LoggerFactory.getLogger(PartMain.class);

  private PartMain() {}

  /** Runs one part with the pipeline file that the arguments name, and ends the process. */
  public static void main(String[] arguments, PartProcess.Factory part) {
    Map<String, String> environment = System.getenv();
    StopSignal stop = StopSignal.install();
    int code;
    try {
      code = run(file(arguments), Settings.from(environment), List.of(part), stop);
    } catch (Throwable e) {
      PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      code = Failures.report(e, err, environment.containsKey("MOORLINE_VERBOSE")).code();
    }
    // Threads that refused to end must not keep a finished process alive.
    System.exit(code);
  }

  /** Returns the exit code that the signal asked for, once everything is closed. */
  public static int run(
      Path file, Settings settings, List<PartProcess.Factory> factories, StopSignal stop) {
    PipelineDraft draft = PipelineFile.draft(file);
    Pipeline pipeline = PipelineFile.valid(draft);
    EffectiveConfiguration.log(pipeline, settings);
    PrometheusMeterRegistry metrics = ProcessMetrics.create();
    Waiting waiting = Waiting.forServersOf(pipeline, settings.serverWait(), stop.received());
    AtomicReference<List<? extends Checked>> checked = new AtomicReference<>(List.of(waiting));
    try (HealthServer health = HealthServer.start(settings, checked::get, metrics)) {
      log.atInfo().addKeyValue("port", health.port()).log("health and metrics are served");
      Optional<Integer> stopped = waiting.untilAllAnswer();
      if (stopped.isPresent()) {
        return stopped.get();
      }
      Catalog catalog = Catalogs.fitting(draft);
      List<Part> parts =
          factories.stream()
              .map(factory -> factory.create(pipeline, catalog, settings, metrics))
              .toList();
      checked.set(parts);
      return new PartProcess(parts, PartProcess.CLOSE_DEADLINE).run(stop.received());
    }
  }

  private static Path file(String[] arguments) {
    if (arguments.length != 1) {
      throw new UserError(
          ExitCode.USAGE,
          "expected one argument, the pipeline file; got " + arguments.length,
          "Give the path of the pipeline file, and nothing else.");
    }
    return Path.of(arguments[0]);
  }
}
