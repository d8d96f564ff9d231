package io.moorline.devstack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a stack starts.
 *
 * @param dataDir where data is kept and found again; absent: a temporary directory, gone at close
 * @param durable whether PostgreSQL waits for the disk before it confirms a commit
 * @param kafka where it runs
 * @param serverSettings further settings of PostgreSQL; they win over all others
 */
public record StackOptions(
    Optional<Path> dataDir,
    boolean durable,
    int maxConnections,
    int maxReplicationSlots,
    int maxWalSenders,
    KafkaPlace kafka,
    Map<String, String> serverSettings) {

  /** Where Kafka runs. */
  public enum KafkaPlace {
    /** In this process, quick to start. */
    WITHIN,
    /** In a process of its own, so that it can crash alone. */
    APART,
    /** Likewise, and slow to start: from then on as fast as it can be. */
    APART_FOR_LONG,
    /** It does not, and neither does the registry: for who looks at tables alone. */
    NOWHERE
  }

  private static final int CONNECTIONS = 100;
  private static final int SLOTS = 20;

  public StackOptions {
    serverSettings = Map.copyOf(serverSettings);
  }

  /** Fast, and gone at close. */
  public static StackOptions temporary() {
    return new StackOptions(
        Optional.empty(), false, CONNECTIONS, SLOTS, SLOTS, KafkaPlace.WITHIN, Map.of());
  }

  /** Durable; the same directory brings back the same data at the same addresses. */
  public static StackOptions keptIn(Path dataDir) {
    return new StackOptions(
        Optional.of(dataDir), true, CONNECTIONS, SLOTS, SLOTS, KafkaPlace.WITHIN, Map.of());
  }

  public StackOptions withDurable(boolean value) {
    return new StackOptions(
        dataDir, value, maxConnections, maxReplicationSlots, maxWalSenders, kafka, serverSettings);
  }

  public StackOptions withMaxConnections(int value) {
    return new StackOptions(
        dataDir, durable, value, maxReplicationSlots, maxWalSenders, kafka, serverSettings);
  }

  /** Room for this many replication slots, and for as many senders that read them. */
  public StackOptions withMaxReplicationSlots(int value) {
    return new StackOptions(dataDir, durable, maxConnections, value, value, kafka, serverSettings);
  }

  public StackOptions withKafka(KafkaPlace place) {
    return new StackOptions(
        dataDir,
        durable,
        maxConnections,
        maxReplicationSlots,
        maxWalSenders,
        place,
        serverSettings);
  }

  public StackOptions withServerSetting(String name, String value) {
    Map<String, String> settings = new HashMap<>(serverSettings);
    settings.put(name, value);
    return new StackOptions(
        dataDir, durable, maxConnections, maxReplicationSlots, maxWalSenders, kafka, settings);
  }

  /** All settings of PostgreSQL that follow from these options. */
  Map<String, String> postgresSettings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("wal_level", "logical");
    settings.put("max_connections", Integer.toString(maxConnections));
    settings.put("max_replication_slots", Integer.toString(maxReplicationSlots));
    settings.put("max_wal_senders", Integer.toString(maxWalSenders));
    String flush = durable ? "on" : "off";
    settings.put("fsync", flush);
    settings.put("synchronous_commit", flush);
    settings.put("full_page_writes", flush);
    settings.putAll(serverSettings);
    return settings;
  }
}
