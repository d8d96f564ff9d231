package io.moorline.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code moorline} as a process of its own, as a user starts it. */
public record DemoProcess(Process process, Path out, Path err) {

  private static final long MINUTES = 5;

  /** Runs {@code moorline} with these arguments; output lands in files of the directory. */
  public static DemoProcess start(Path directory, List<String> arguments, String... environment) {
    try {
      Path out = Files.createTempFile(directory, "out", ".txt");
      Path err = Files.createTempFile(directory, "err", ".txt");
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Dmoorline.home=" + System.getProperty("moorline.home"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.moorline.demo.Checkout"));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      for (int i = 0; i < environment.length; i += 2) {
        builder.environment().put(environment[i], environment[i + 1]);
      }
      return new DemoProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit code; a process that does not end in time fails the test with what it said. */
  public int exitCode() {
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + text(err));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  public String output() {
    return text(out);
  }

  public String errors() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
