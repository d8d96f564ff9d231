package io.moorline.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** The Kafka node as a child process, so that it can crash and nothing else with it. */
final class KafkaServer implements Part {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);

  private static final List<String> SMALL_AND_SOON_THERE =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> LASTING = List.of("-Xmx1g");

  private final Path home;
  private final Path log;
  private final List<String> flags;
  private final Addresses addresses;
  private Optional<ChildProcess> running = Optional.empty();

  private KafkaServer(Path home, Addresses addresses, List<String> flags) {
    this.home = home;
    this.flags = flags;
    this.log = home.resolve(KafkaNode.NAME + ".log");
    this.addresses = addresses;
  }

  static KafkaServer soonThere(Path home, Addresses addresses) {
    return new KafkaServer(home, addresses, SMALL_AND_SOON_THERE);
  }

  /** Worth its slower start where it has much to do for long. */
  static KafkaServer lasting(Path home, Addresses addresses) {
    return new KafkaServer(home, addresses, LASTING);
  }

  @Override
  public synchronized void start() {
    if (running.isPresent()) {
      return;
    }
    // Both are settled here: the child finds them in the directory.
    int port = addresses.freePort(KafkaNode.NAME);
    addresses.freePort(KafkaNode.CONTROLLER);
    ChildProcess child = ChildProcess.start(KafkaNode.NAME, home, log, Signal.KILL, command());
    running = Optional.of(child);
    if (!Deadline.in(START).await(() -> Ports.answers(port) || !child.isAlive()) || !answers()) {
      throw new StackException("Kafka does not start in " + home + ".", "Its log says why: " + log);
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

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KafkaMain.class.getName(), home.toString()));
    return command;
  }

  private boolean answers() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", KafkaNode.bootstrapServers(addresses));
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(START.toSeconds(), TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
