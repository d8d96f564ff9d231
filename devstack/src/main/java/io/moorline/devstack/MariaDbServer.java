package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One MariaDB server as a child process. */
final class MariaDbServer implements Part {

  private static final String NAME = "mariadb";
  private static final String USER = "moorline";
  private static final String PASSWORD = "moorline";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Path home;
  private final Path data;
  private final Path log;
  private final Addresses addresses;
  private final boolean durable;
  private Optional<ChildProcess> running = Optional.empty();

  MariaDbServer(Path home, Addresses addresses, boolean durable) {
    this.home = home;
    this.data = home.resolve(NAME);
    this.log = home.resolve(NAME + ".log");
    this.addresses = addresses;
    this.durable = durable;
  }

  MariaDbEndpoint endpoint() {
    return new MariaDbEndpoint(Addresses.HOST, addresses.port(NAME), USER, PASSWORD);
  }

  @Override
  public synchronized void start() {
    if (running.isPresent()) {
      return;
    }
    int port = addresses.freePort(NAME);
    Path unpacked = Archive.named(NAME).unpack();
    List<String> server = server(unpacked);
    new MariaDbData(data, log).initialize(unpacked, server);
    ChildProcess child = ChildProcess.start(NAME, home, log, Signal.KILL, listening(server, port));
    running = Optional.of(child);
    if (!Deadline.in(START).await(() -> answers() || !child.isAlive()) || !child.isAlive()) {
      throw new StackException(
          "MariaDB does not start in " + data + ".", "Its log says why: " + log);
    }
  }

  @Override
  public synchronized void stop() {
    running.ifPresent(child -> child.stop(Signal.TERM, STOP));
    running = Optional.empty();
  }

  @Override
  public synchronized void kill() {
    running.ifPresent(ChildProcess::kill);
    running = Optional.empty();
  }

  private List<String> server(Path unpacked) {
    List<String> server = new ArrayList<>();
    server.add(unpacked.resolve("bin/mariadbd").toString());
    server.add("--no-defaults");
    // It runs as root only where it is told so.
    server.add("--user=" + System.getProperty("user.name"));
    server.add("--basedir=" + unpacked);
    server.add("--datadir=" + data);
    server.add("--innodb-log-file-size=8M");
    server.add("--innodb-buffer-pool-size=16M");
    server.add("--innodb-buffer-pool-dump-at-shutdown=OFF");
    server.add("--aria-log-file-size=8M");
    // It would make itself a key at each start, which takes longer than the rest of it.
    server.add("--skip-ssl");
    if (!durable) {
      server.add("--debug-no-sync");
    }
    return server;
  }

  private List<String> listening(List<String> server, int port) {
    List<String> command = new ArrayList<>(server);
    command.add("--bind-address=" + Addresses.HOST);
    command.add("--port=" + port);
    command.add("--socket=" + data.resolve("socket"));
    command.add("--skip-name-resolve");
    command.add("--character-set-server=utf8mb4");
    command.add("--innodb-flush-log-at-trx-commit=" + (durable ? 1 : 2));
    command.add("--init-file=" + users());
    return command;
  }

  /** Its own first user can only come through the socket. */
  private Path users() {
    String user = "'" + USER + "'@'" + Addresses.HOST + "'";
    try {
      return Files.writeString(
          home.resolve("mariadb.users.sql"),
          "CREATE USER IF NOT EXISTS "
              + user
              + " IDENTIFIED BY '"
              + PASSWORD
              + "';\n"
              + "GRANT ALL PRIVILEGES ON *.* TO "
              + user
              + " WITH GRANT OPTION;\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    try {
      endpoint().connect(MariaDbEndpoint.FIRST_DATABASE).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
