package io.moorline.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One instance of streams-app in a process of its own, so that it can be killed. */
final class Instance implements AutoCloseable {

  private final List<String> command;
  private final Path stateDir;
  private Process process;

  private Instance(List<String> command, Path stateDir) throws IOException {
    this.command = command;
    this.stateDir = stateDir;
    this.process = launch();
  }

  static Instance start(
      String pipeline, int partitions, String kafka, String registry, Path stateDir)
      throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Instance.class.getName(),
            pipeline,
            Integer.toString(partitions),
            kafka,
            registry,
            stateDir.toString());
    return new Instance(command, stateDir);
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  void restart() throws IOException {
    process = launch();
  }

  void loseState() throws IOException {
    try (Stream<Path> files = Files.walk(stateDir)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  boolean hasStores() {
    return !manifests().isEmpty();
  }

  /** What is left when the deletion of a store was interrupted: no store can be opened. */
  void halveStores() {
    manifests().forEach(File::delete);
  }

  private List<File> manifests() {
    if (!Files.exists(stateDir)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(stateDir)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
          .map(Path::toFile)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The process. Ends when its standard input does: with the test, however that ends. */
  public static void main(String[] arguments) throws IOException {
    Pipeline pipeline =
        Tables.pipeline(arguments[0], Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
    Settings settings = new Settings(Path.of(arguments[4]), "127.0.0.1", 0);
    StreamsApp app =
        new StreamsApp(pipeline, Tables.catalog(), settings, new SimpleMeterRegistry());
    app.ended().whenComplete((ended, death) -> Runtime.getRuntime().halt(death == null ? 0 : 1));
    try {
      app.start();
    } catch (RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    while (System.in.read() >= 0) {
      // Nobody writes.
    }
    Runtime.getRuntime().halt(0);
  }
}
