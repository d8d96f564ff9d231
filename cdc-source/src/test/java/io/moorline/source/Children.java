package io.moorline.source;

import io.moorline.devstack.EmbeddedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that capture and can be killed. */
final class Children implements AutoCloseable {

  private final EmbeddedStack stack;
  private final String name;
  private final String pipelineFile;
  private final Path log;
  private final List<Process> started = new ArrayList<>();

  Children(EmbeddedStack stack, String name, String pipelineFile) {
    this.stack = stack;
    this.name = name;
    this.pipelineFile = pipelineFile;
    this.log = stack.dataDir().resolve(name + ".log");
  }

  Process start(CapturePace pace) throws IOException {
    return start(
        CaptureChild.class,
        pipelineFile,
        Integer.toString(pace.batch()),
        Integer.toString(pace.partEvents()));
  }

  /** Runs a main class with another pipeline file. */
  Process start(Class<?> main, String otherFile, String... further) throws IOException {
    Path file = Files.createTempFile(stack.dataDir(), name, ".yml");
    Files.writeString(file, otherFile);
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of(main.getName(), file.toString()));
    command.addAll(List.of(further));
    ProcessBuilder child = new ProcessBuilder(command);
    child.redirectErrorStream(true).redirectOutput(log.toFile());
    child.environment().put("PASSWORD", stack.postgres().password());
    child.environment().put("MOORLINE_HTTP_PORT", "0");
    Process process = child.start();
    started.add(process);
    return process;
  }

  /** What the last one has said. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }

  private static List<String> java() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classPath);
  }
}
