package io.moorline.devstack;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One PostgreSQL server as a child process. */
final class PostgresServer implements Part {

  private static final String NAME = "postgres";
  private static final String USER = "postgres";
  private static final String PASSWORD = "postgres";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Path home;
  private final Path data;
  private final Path log;
  private final Addresses addresses;
  private final Map<String, String> settings;
  private Optional<ChildProcess> running = Optional.empty();

  PostgresServer(Path home, Addresses addresses, Map<String, String> settings) {
    this.home = home;
    this.data = home.resolve(NAME);
    this.log = home.resolve(NAME + ".log");
    this.addresses = addresses;
    this.settings = settings;
  }

  PostgresEndpoint endpoint() {
    return new PostgresEndpoint(Addresses.HOST, addresses.port(NAME), USER, PASSWORD, log);
  }

  @Override
  public synchronized void start() {
    if (running.isPresent()) {
      return;
    }
    int port = addresses.freePort(NAME);
    Archive archive = Archive.named(NAME);
    Path binaries = archive.unpack().resolve("bin");
    new PostgresData(data, log, archive.majorVersion()).initialize(binaries, USER, PASSWORD);
    PostmasterPid.in(data).forgetIfReused();
    ChildProcess child = ChildProcess.start(NAME, home, log, Signal.QUIT, command(binaries, port));
    running = Optional.of(child);
    if (!Deadline.in(START).await(() -> answers() || !child.isAlive()) || !child.isAlive()) {
      throw new StackException(
          "PostgreSQL does not start in " + data + ".", "Its log says why: " + log);
    }
  }

  @Override
  public synchronized void stop() {
    running.ifPresent(child -> child.stop(Signal.INT, STOP));
    running = Optional.empty();
  }

  @Override
  public synchronized void kill() {
    running.ifPresent(ChildProcess::kill);
    running = Optional.empty();
  }

  private List<String> command(Path binaries, int port) {
    List<String> command = new ArrayList<>(ServerUser.prefixFor(data));
    command.addAll(List.of(binaries.resolve("postgres").toString(), "-D", data.toString()));
    command.addAll(setting("listen_addresses", Addresses.HOST));
    command.addAll(setting("port", Integer.toString(port)));
    command.addAll(setting("unix_socket_directories", ""));
    settings.forEach((name, value) -> command.addAll(setting(name, value)));
    return command;
  }

  private static List<String> setting(String name, String value) {
    return List.of("-c", name + "=" + value);
  }

  private boolean answers() {
    try {
      endpoint().connect(PostgresEndpoint.FIRST_DATABASE).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
