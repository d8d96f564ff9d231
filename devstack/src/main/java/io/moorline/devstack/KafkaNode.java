package io.moorline.devstack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node in this process, broker and controller at once. */
final class KafkaNode implements Part {

  private static final String NAME = "kafka";
  private static final String CONTROLLER = "controller";
  private static final int NODE_ID = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path data;
  private final Addresses addresses;
  private Optional<KafkaRaftServer> running = Optional.empty();

  KafkaNode(Path home, Addresses addresses) {
    this.data = home.resolve(NAME);
    this.addresses = addresses;
  }

  String bootstrapServers() {
    return Addresses.HOST + ":" + addresses.port(NAME);
  }

  @Override
  public synchronized void start() {
    if (running.isPresent()) {
      return;
    }
    KafkaConfig config = new KafkaConfig(settings(), false);
    try {
      format();
      KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
      running = Optional.of(server);
      server.startup();
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
        .setNodeId(NODE_ID)
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName(listenerName(CONTROLLER))
        .run();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(SMALL);
    String broker = listener(NAME);
    String controller = listener(CONTROLLER);
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", data.toString());
    settings.put("listeners", broker + "," + controller);
    settings.put("advertised.listeners", broker);
    settings.put("inter.broker.listener.name", listenerName(NAME));
    settings.put("controller.listener.names", listenerName(CONTROLLER));
    settings.put("listener.security.protocol.map", "KAFKA:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put(
        "controller.quorum.voters",
        NODE_ID + "@" + Addresses.HOST + ":" + addresses.port(CONTROLLER));
    return settings;
  }

  private String listener(String server) {
    return listenerName(server) + "://" + Addresses.HOST + ":" + addresses.freePort(server);
  }

  private static String listenerName(String server) {
    return NAME.equals(server) ? "KAFKA" : "CONTROLLER";
  }

  /** One node and a small heap. */
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          Map.entry("broker.session.timeout.ms", "3000"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("offsets.topic.num.partitions", "5"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.segment.bytes", "4194304"),
          Map.entry("transaction.state.log.num.partitions", "5"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.segment.bytes", "4194304"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("log.cleaner.dedupe.buffer.size", "16777216"));
}
