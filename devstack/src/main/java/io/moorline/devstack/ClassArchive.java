package io.moorline.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a Java server as Java keeps them, so that a start need not read and check them all
 * again: that is half of its work.
 *
 * @param kept beside the server's files; there after the server has ended well once
 * @param fresh in the stack's own directory, where Java writes it when the server ends
 */
record ClassArchive(Path kept, Path fresh) {

  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);

  /** Each Java has one of its own: it takes no other's. */
  static ClassArchive of(String name, Path unpacked, Path directory) {
    String file = name + "-on-" + System.getProperty("java.vm.version") + ".jsa";
    return new ClassArchive(unpacked.resolve(file), directory.resolve(file));
  }

  /** What the server is started with. */
  String option() {
    return isKept() ? "-XX:SharedArchiveFile=" + kept : "-XX:ArchiveClassesAtExit=" + fresh;
  }

  boolean isKept() {
    return Files.exists(kept);
  }

  /** Keeps what a server that has ended well left behind; whoever is first is right. */
  void keep() {
    if (!Files.exists(fresh)) {
      return;
    }
    try {
      if (!isKept()) {
        copy();
      }
      Files.delete(fresh);
    } catch (IOException e) {
      LOG.warn("{} is not kept, the next start takes longer: {}", kept, e.toString());
    }
  }

  private void copy() throws IOException {
    Path partial = Files.createTempFile(kept.getParent(), kept.getFileName().toString(), null);
    try {
      Files.copy(fresh, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(partial, Directories.ALL_READ);
      Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
