package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers a process by id and start time, so that a reused id is never mistaken for it. */
final class PidFile {

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

  private final Path file;

  PidFile(Path file) {
    this.file = file;
  }

  void write(ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + " " + startOf(process));
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the remembered process if it still runs, with its children. */
  void clear() {
    remembered().ifPresent(PidFile::kill);
    delete();
  }

  Optional<ProcessHandle> remembered() {
    try {
      String[] parts = Files.readString(file).split(" ", 2);
      Instant start = Instant.parse(parts[1]);
      return ProcessHandle.of(Long.parseLong(parts[0])).filter(p -> startedAt(p, start));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      return Optional.empty(); // cut off by a crash while it was written
    }
  }

  private static void kill(ProcessHandle process) {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> handles = children.toList();
      process.destroyForcibly();
      handles.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static boolean startedAt(ProcessHandle process, Instant start) {
    return Duration.between(startOf(process), start).abs().compareTo(CLOCK_TOLERANCE) < 0;
  }
}
