package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The directory of one stack. While it is open, no other stack can use it. */
final class StackHome implements AutoCloseable {

  private static final String TEMPORARY = "moorline-stack-";
  private static final String LOCK = "stack.lock";

  private final Path directory;
  private final boolean temporary;
  private final FileChannel lockChannel;

  private StackHome(Path directory, boolean temporary, FileChannel lockChannel) {
    this.directory = directory;
    this.temporary = temporary;
    this.lockChannel = lockChannel;
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
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StackHome kept(Path dataDir) {
    Path directory = dataDir.toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
      FileChannel channel = lock(directory).orElseThrow(() -> inUse(directory));
      clearProcesses(directory);
      return new StackHome(directory, false, channel);
    } catch (IOException e) {
      throw new StackException(
          "The data directory " + directory + " cannot be written: " + e,
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
      FileChannel channel = lock(directory).orElseThrow(() -> inUse(directory));
      return new StackHome(directory, true, channel);
    } catch (IOException e) {
      throw new StackException(
          "No temporary directory can be made in " + parent + ": " + e,
          "Let this user write there, or set java.io.tmpdir.",
          e);
    }
  }

  private static StackException inUse(Path directory) {
    return new StackException(
        "Another stack is running in " + directory + ".", "Stop it, or choose another directory.");
  }

  private static Optional<FileChannel> lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isLocked(channel)) {
      String owner = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
      return Optional.of(channel);
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this very process
    }
  }

  /** Removes temporary stacks whose owner was killed. */
  private static void clearAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, TEMPORARY + "*")) {
      for (Path directory : found) {
        // A lock file is filled once its owner holds the lock: an empty one is just being taken.
        Path lockFile = directory.resolve(LOCK);
        if (Files.isWritable(lockFile) && Files.size(lockFile) > 0) {
          clear(directory);
        }
      }
    }
  }

  private static void clear(Path directory) throws IOException {
    Optional<FileChannel> channel = lock(directory);
    if (channel.isPresent()) {
      clearProcesses(directory);
      try (StackHome abandoned = new StackHome(directory, true, channel.get())) {
        abandoned.directory();
      }
    }
  }

  private static void clearProcesses(Path directory) throws IOException {
    try (DirectoryStream<Path> pidFiles = Files.newDirectoryStream(directory, "*.pid")) {
      pidFiles.forEach(file -> new PidFile(file).clear());
    }
  }
}
