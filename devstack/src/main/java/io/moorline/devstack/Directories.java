package io.moorline.devstack;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Making and removing directories, whatever the umask. */
final class Directories {

  static final Set<PosixFilePermission> ALL_RUN = PosixFilePermissions.fromString("rwxr-xr-x");
  static final Set<PosixFilePermission> ALL_READ = PosixFilePermissions.fromString("rw-r--r--");

  private Directories() {}

  /** Creates a directory, and those above it, that every user can read. */
  static void createReadable(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    createReadable(directory.getParent());
    try {
      Files.createDirectory(directory);
      Files.setPosixFilePermissions(directory, ALL_RUN);
    } catch (FileAlreadyExistsException e) {
      createReadable(directory); // another thread was faster
    }
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
