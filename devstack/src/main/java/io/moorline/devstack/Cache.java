package io.moorline.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where unpacked archives lie. */
final class Cache {

  private Cache() {}

  /** The first of the usual places that can be written. */
  static Path directory() {
    List<Path> candidates = candidates();
    return candidates.stream()
        .filter(Cache::canBeWritten)
        .findFirst()
        .orElseThrow(
            () ->
                new StackException(
                    "None of " + candidates + " can be written, to unpack the servers into.",
                    "Set XDG_CACHE_HOME to a directory that can be written."));
  }

  private static List<Path> candidates() {
    String user = System.getProperty("user.name");
    Path own =
        "root".equals(user)
            ? Path.of("/var/cache") // others must be able to read it, unlike root's home
            : Path.of(System.getProperty("user.home"), ".cache");
    Path last = Path.of(System.getProperty("java.io.tmpdir"), "moorline-cache-" + user);
    return Stream.concat(
            Stream.ofNullable(System.getenv("XDG_CACHE_HOME")).map(Path::of), Stream.of(own, last))
        .map(directory -> directory.resolve("moorline").toAbsolutePath())
        .toList();
  }

  private static boolean canBeWritten(Path directory) {
    try {
      Directories.createReadable(directory);
      return Files.isWritable(directory)
          && Files.getOwner(directory).equals(Files.getOwner(Path.of("/proc/self")));
    } catch (IOException e) {
      return false;
    }
  }
}
