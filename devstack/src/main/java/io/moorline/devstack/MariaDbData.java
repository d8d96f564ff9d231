package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The data directory of a MariaDB server. */
record MariaDbData(Path directory, Path log) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Makes the directory, unless a whole one is there already. */
  void initialize(Path unpacked, List<String> server) {
    try {
      if (!Files.exists(whole())) {
        Directories.delete(directory);
        Files.createDirectory(directory);
        bootstrap(unpacked.resolve("share"), server);
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

  /** What the server's own script for it does, as far as a log-in and tables need it. */
  private void bootstrap(Path share, List<String> server) throws IOException {
    Path statements = directory.resolveSibling("mariadb.bootstrap.sql");
    Files.writeString(
        statements,
        "CREATE DATABASE mysql;\nUSE mysql;\n"
            + Files.readString(share.resolve("mariadb_system_tables.sql"))
            + Files.readString(share.resolve("mariadb_performance_tables.sql"))
            + Files.readString(share.resolve("mariadb_system_tables_data.sql")));
    List<String> command = new ArrayList<>();
    // The server reads what it shall do from its standard input alone.
    command.addAll(List.of("/bin/sh", "-c", "exec \"$@\" < \"$0\"", statements.toString()));
    command.addAll(server);
    command.add("--bootstrap");
    ChildProcess child =
        ChildProcess.start("mariadb-bootstrap", directory.getParent(), log, Signal.KILL, command);
    if (!child.succeedsWithin(PATIENCE)) {
      throw new StackException(
          "MariaDB cannot make its data directory " + directory + ".", "Its log says why: " + log);
    }
    Files.delete(statements);
  }
}
