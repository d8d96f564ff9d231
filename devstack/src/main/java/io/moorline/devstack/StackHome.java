package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The directory of one stack. While it is open, no other stack can use it. */
final class StackHome implements AutoCloseable {

  private static final String TEMPORARY = "moorline-stack-";

  private final Path directory;
  private final boolean temporary;
  private final StackLock lock;

  private StackHome(Path directory, boolean temporary, StackLock lock) {
    this.directory = directory;
    this.temporary = temporary;
    this.lock = lock;
  }

  /** Opens the directory, free of what an earlier owner may have left running. */
  static StackHome open(Optional<Path> dataDir) {
    return dataDir.map(StackHome::kept).orElseGet(StackHome::temporary);
  }

  Path directory() {
    return directory;
  }

  boolean isTemporary() {
    return temporary;
  }

  @Override
  public void close() {
    try {
      if (temporary) {
        Directories.delete(directory);
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StackHome kept(Path dataDir) {
    Path directory = dataDir.toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
      StackLock lock = StackLock.take(directory).orElseThrow(() -> inUse(directory));
      clearProcesses(directory);
      return new StackHome(directory, false, lock);
    } catch (IOException e) {
      throw new StackException(
          "The data directory " + directory + " cannot be written: " + e.getMessage(),
          "Choose another one, or let this user write there.",
          e);
    }
  }

  private static StackHome temporary() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    try {
      clearAbandoned(parent);
      Path directory = Files.createTempDirectory(parent, TEMPORARY);
      // The database server may have to run as another user.
      Files.setPosixFilePermissions(directory, Directories.ALL_RUN);
      StackLock lock = StackLock.take(directory).orElseThrow(() -> inUse(directory));
      return new StackHome(directory, true, lock);
    } catch (IOException e) {
      throw new StackException(
          "No temporary directory can be made in " + parent + ": " + e.getMessage(),
          "Let this user write there, or set java.io.tmpdir.",
          e);
    }
  }

  private static StackException inUse(Path directory) {
    return new StackException(
        "Another stack is running in " + directory + ".", "Stop it, or choose another directory.");
  }

  /** Removes temporary stacks whose owner was killed. */
  private static void clearAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, TEMPORARY + "*")) {
      for (Path directory : found) {
        clearIfAbandoned(directory);
      }
    }
  }

  private static void clearIfAbandoned(Path directory) throws IOException {
    try {
      if (StackLock.wasTaken(directory)) {
        clear(directory);
      }
    } catch (NoSuchFileException e) {
      // Another stack that starts just now has removed it.
    }
  }

  private static void clear(Path directory) throws IOException {
    Optional<StackLock> lock = StackLock.take(directory);
    if (lock.isPresent()) {
      clearProcesses(directory);
      new StackHome(directory, true, lock.get()).close();
    }
  }

  private static void clearProcesses(Path directory) throws IOException {
    try (DirectoryStream<Path> pidFiles = Files.newDirectoryStream(directory, "*.pid")) {
      pidFiles.forEach(file -> new PidFile(file).clear());
    }
  }
}
