package io.moorline.rules.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where topics live and how they are made.
 *
 * @param settings passed to every client as they are (security and the like)
 * @param partitions of every topic of the pipeline; fixed once data flowed
 * @param replication of every topic, or {@link #AS_THE_BROKERS_SAY}
 * @param keep how long cdc and changes can be replayed; empty: for ever
 */
public record Kafka(
    String servers,
    Map<String, String> settings,
    int partitions,
    short replication,
    Optional<Duration> keep) {

  /** The replication that the brokers are configured with. */
  public static final short AS_THE_BROKERS_SAY = -1;

  public Kafka {
    settings = Map.copyOf(settings);
  }

  /** Without the values of settings, among which are secrets. */
  @Override
  public String toString() {
    return "Kafka[servers="
        + servers
        + ", settings="
        + settings.keySet()
        + ", partitions="
        + partitions
        + ", replication="
        + replication
        + ", keep="
        + keep
        + "]";
  }
}
