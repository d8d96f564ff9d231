package io.moorline.devstack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to use a directory; it ends with the process at the latest. */
final class StackLock implements AutoCloseable {

  /**
   * What this process has locked. It must not even open such a file a second time: closing it would
   * give the lock away.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StackLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock, unless somebody has it. */
  static Optional<StackLock> take(Path directory) throws IOException {
    Path file = file(directory);
    if (!HELD_HERE.add(file)) {
      return Optional.empty();
    }
    Optional<StackLock> lock = Optional.empty();
    try {
      lock = takeFromOthers(file);
    } finally {
      if (lock.isEmpty()) {
        HELD_HERE.remove(file);
      }
    }
    return lock;
  }

  /** Whether somebody had the lock once. A file without content is just being locked. */
  static boolean wasTaken(Path directory) throws IOException {
    Path file = file(directory);
    return Files.isWritable(file) && Files.size(file) > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(file);
  }

  private static Optional<StackLock> takeFromOthers(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    String owner = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
    return Optional.of(new StackLock(file, channel));
  }

  private static Path file(Path directory) throws IOException {
    return directory.toRealPath().resolve("stack.lock");
  }
}
