package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema registry as a child process. */
final class RegistryServer implements Part {

  private static final String NAME = "registry";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration STOP_AND_WRITE_CLASSES = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int OK = 200;

  /** Known from the start on: to stop it nothing must be looked for. */
  private record Running(ChildProcess child, ClassArchive classes) {}

  private final Path home;
  private final Path log;
  private final Addresses addresses;
  private final Map<String, String> storage;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<Running> running = Optional.empty();

  private RegistryServer(Path home, Addresses addresses, Map<String, String> storage) {
    this.home = home;
    this.log = home.resolve(NAME + ".log");
    this.addresses = addresses;
    this.storage = storage;
  }

  /** Schemas lie in a file; the last ones before a crash may be lost. */
  static RegistryServer inFile(Path home, Addresses addresses) {
    Map<String, String> storage = new HashMap<>();
    storage.put("apicurio.storage.kind", "sql");
    storage.put("apicurio.datasource.url", "jdbc:h2:file:" + home.resolve(NAME) + "/schemas");
    return new RegistryServer(home, addresses, storage);
  }

  /** Schemas lie in a topic and survive a crash, ids included. */
  static RegistryServer inKafka(Path home, Addresses addresses, String bootstrapServers) {
    Map<String, String> storage = new HashMap<>();
    storage.put("apicurio.storage.kind", "kafkasql");
    storage.put("apicurio.kafkasql.bootstrap.servers", bootstrapServers);
    storage.put("apicurio.kafkasql.topic.retention.ms", "-1");
    // It waits this long, in vain, for a snapshot; without one it reads the whole journal.
    storage.put("apicurio.kafkasql.consumer.poll.timeout", "100");
    return new RegistryServer(home, addresses, storage);
  }

  String url() {
    return "http://" + Addresses.HOST + ":" + addresses.port(NAME) + "/apis/ccompat/v7";
  }

  @Override
  public synchronized void start() {
    if (running.isPresent()) {
      return;
    }
    int port = addresses.freePort(NAME);
    ClassArchive classes = ClassArchive.of(NAME, Archive.named(NAME).unpack(), home);
    ChildProcess child = ChildProcess.start(NAME, home, log, Signal.KILL, command(port, classes));
    running = Optional.of(new Running(child, classes));
    if (!Deadline.in(START).await(() -> answers() || !child.isAlive()) || !child.isAlive()) {
      throw new StackException("The schema registry does not start.", "Its log says why: " + log);
    }
  }

  @Override
  public synchronized void stop() {
    running.ifPresent(RegistryServer::stop);
    running = Optional.empty();
  }

  private static void stop(Running server) {
    Duration patience = server.classes().isKept() ? STOP : STOP_AND_WRITE_CLASSES;
    if (server.child().stop(Signal.TERM, patience)) {
      server.classes().keep();
    }
  }

  @Override
  public synchronized void kill() {
    running.ifPresent(server -> server.child().kill());
    running = Optional.empty();
  }

  private List<String> command(int port, ClassArchive classes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add(classes.option());
    command.add("-Djava.io.tmpdir=" + temporaryFiles());
    command.add("-Dapicurio.storage.snapshot.location=" + temporaryFiles());
    command.add("-Dquarkus.http.host=" + Addresses.HOST);
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dquarkus.http.access-log.enabled=false");
    storage.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", runner().toString()));
    return command;
  }

  private static Path runner() {
    Archive archive = Archive.named(NAME);
    return archive.unpack().resolve("apicurio-registry-app-" + archive.version() + "-runner.jar");
  }

  private Path temporaryFiles() {
    try {
      return Files.createDirectories(home.resolve("registry.tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/subjects")).timeout(ANSWER).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
