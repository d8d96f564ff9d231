package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server process that ends when this process ends, however that happens. */
final class ChildProcess {

  private static final Duration FORCED_END = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final PidFile pidFile;

  private ChildProcess(String name, Process process, PidFile pidFile) {
    this.name = name;
    this.process = process;
    this.pidFile = pidFile;
  }

  /**
   * Starts a command, its output appended to the log.
   *
   * @param orphanSignal what the command gets when this process is gone
   */
  static ChildProcess start(
      String name, Path home, Path log, Signal orphanSignal, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(supervised(orphanSignal, command))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start();
      PidFile pidFile = new PidFile(home.resolve(name + ".pid"));
      pidFile.write(process.toHandle());
      return new ChildProcess(name, process, pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end of a process that ends by itself. */
  boolean succeedsWithin(Duration patience) {
    if (!endsWithin(patience)) {
      kill();
    }
    pidFile.delete();
    return process.exitValue() == 0;
  }

  /** Returns whether the process has ended by itself, and not been killed for being slow. */
  boolean stop(Signal signal, Duration patience) {
    signal.send(process.toHandle());
    boolean ended = endsWithin(patience);
    if (ended) {
      pidFile.delete();
    } else {
      kill();
    }
    return ended;
  }

  /** Ends the process and all its children at once, as a crash of the machine would. */
  void kill() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> handles = children.toList();
      process.destroyForcibly();
      handles.forEach(ProcessHandle::destroyForcibly);
      if (!endsWithin(FORCED_END)) {
        throw new StackException(
            "The " + name + " process " + process.pid() + " does not end.", "End it by hand.");
      }
    }
    pidFile.delete();
  }

  private boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> supervised(Signal orphanSignal, List<String> command)
      throws IOException {
    List<String> whole = new ArrayList<>();
    // A session of its own: Ctrl-C in a terminal must reach the owner first, and only the owner.
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      whole.add("/usr/bin/setsid");
    }
    whole.addAll(List.of("/bin/sh", "-c", Resources.text("supervise.sh"), "supervise"));
    whole.add(orphanSignal.name());
    whole.addAll(command);
    return whole;
  }
}
