package io.moorline.source;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.runtime.Catalogs;
import io.moorline.schemas.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Captures until it is killed. */
final class CaptureChild {

  private CaptureChild() {}

  public static void main(String[] arguments) throws Exception {
    Pipeline pipeline =
        new PipelineParser(Names::encode)
            .parse(
                Files.readString(Path.of(arguments[0])),
                "pipeline.yml",
                name -> Optional.ofNullable(System.getenv(name)));
    CapturePace pace =
        new CapturePace(
            Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Duration.ofMinutes(10));
    CaptureSource source =
        new CaptureSource(pipeline, Catalogs.of(pipeline), new SimpleMeterRegistry(), pace);
    source.start();
    source.ended().toCompletableFuture().join();
  }
}
