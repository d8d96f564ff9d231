package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lock file that PostgreSQL leaves in its data directory when it is killed. */
record PostmasterPid(Path file) {

  static PostmasterPid in(Path data) {
    return new PostmasterPid(data.resolve("postmaster.pid"));
  }

  /**
   * Removes the file when its process id now belongs to something else, which PostgreSQL would take
   * for a running server. If the id is free, PostgreSQL clears up by itself, and more carefully.
   */
  void forgetIfReused() {
    try {
      if (Files.exists(file) && ProcessHandle.of(pid()).filter(p -> !isServer(p)).isPresent()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(file).get(0).strip());
  }

  private static boolean isServer(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
  }
}
