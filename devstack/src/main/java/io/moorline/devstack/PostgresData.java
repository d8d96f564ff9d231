package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The data directory of a PostgreSQL server of some version. */
record PostgresData(Path directory, Path log, int majorVersion) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST_WITH_LOCALES = 17;

  /** Makes the directory, unless a whole one is there already. */
  void initialize(Path binaries, String user, String password) {
    try {
      if (!Files.exists(whole())) {
        Directories.delete(directory);
        Files.createDirectory(directory);
        initdb(binaries, user, password);
        Files.createFile(whole());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Exists once nothing is missing: a kill may have come before. */
  private Path whole() {
    return directory.resolve("moorline.whole");
  }

  private void initdb(Path binaries, String user, String password) throws IOException {
    Path passwordFile = directory.resolveSibling("postgres.password");
    Files.writeString(passwordFile, password);
    Files.setPosixFilePermissions(passwordFile, Directories.ALL_READ);
    List<String> command = new ArrayList<>(ServerUser.prefixFor(directory));
    command.addAll(List.of(binaries.resolve("initdb").toString(), "-D", directory.toString()));
    command.addAll(List.of("-U", user, "--pwfile", passwordFile.toString(), "-A", "scram-sha-256"));
    command.addAll(List.of("-E", "UTF8", "--no-sync", "--no-instructions"));
    command.addAll(locale());
    Path home = directory.getParent();
    ChildProcess child = ChildProcess.start("initdb", home, log, Signal.KILL, command);
    if (!child.succeedsWithin(PATIENCE)) {
      throw new StackException(
          "PostgreSQL cannot make its data directory " + directory + ".",
          "Its log says why: " + log);
    }
    Files.delete(passwordFile);
  }

  /** The same everywhere, whatever locales the machine has; older servers bring none along. */
  private List<String> locale() {
    return majorVersion >= FIRST_WITH_LOCALES
        ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        : List.of("--locale=C.UTF-8");
  }
}
