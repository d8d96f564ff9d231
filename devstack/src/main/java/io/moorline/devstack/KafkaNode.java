package io.moorline.devstack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node in this process, broker and controller at once. */
final class KafkaNode implements Part {

  static final String NAME = "kafka";
  static final String CONTROLLER = "controller";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final Addresses addresses;
  private Optional<KafkaRaftServer> running = Optional.empty();

  KafkaNode(Path home, Addresses addresses) {
    this.data = home.resolve(NAME);
    this.addresses = addresses;
  }

  static String bootstrapServers(Addresses addresses) {
    return Addresses.HOST + ":" + addresses.port(NAME);
  }

  @Override
  public synchronized void start() {
    if (running.isPresent()) {
      return;
    }
    int port = addresses.freePort(NAME);
    int controllerPort = addresses.freePort(CONTROLLER);
    KafkaSettings settings = new KafkaSettings(data, port, controllerPort);
    try {
      format();
      KafkaConfig config = new KafkaConfig(settings.toMap(), false);
      KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
      running = Optional.of(server);
      startUp(server);
    } catch (Exception e) {
      throw new StackException(
          "Kafka does not start in " + data + ": " + e.getMessage(),
          "See the log; if the data is damaged, remove the directory.",
          e);
    }
  }

  @Override
  public synchronized void stop() {
    running.ifPresent(KafkaNode::shutDown);
    running = Optional.empty();
  }

  @Override
  public void kill() {
    throw new StackException(
        "Kafka cannot crash alone: it runs in this process.",
        "Start the stack with Kafka in a process of its own.");
  }

  /** Kafka ends its process when it cannot start, but this one is not its own. */
  private static void startUp(KafkaRaftServer server) {
    Exit.Procedure refusal =
        (status, message) -> {
          throw new IllegalStateException("it gives up, and its log says why");
        };
    Exit.setExitProcedure(refusal);
    Exit.setHaltProcedure(refusal);
    try {
      server.startup();
    } finally {
      Exit.resetExitProcedure();
      Exit.resetHaltProcedure();
    }
  }

  private static void shutDown(KafkaRaftServer server) {
    CompletableFuture<Void> end = CompletableFuture.runAsync(server::shutdown);
    try {
      end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException(
          "Kafka does not stop within " + PATIENCE.toSeconds() + " s.", "End this process.", e);
    }
  }

  private void format() throws Exception {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Formatter()
        .setPrintStream(nowhere)
        .setSupportedFeatures(List.copyOf(Feature.PRODUCTION_FEATURES))
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(KafkaSettings.NODE_ID)
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName(KafkaSettings.CONTROLLER)
        .run();
  }
}
