package io.moorline.rules.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where topics live and how they are made.
 *
 * @param settings passed to every client as they are (security and the like)
 * @param partitions of every topic of the pipeline; fixed once data flowed
 * @param keep how long cdc and changes can be replayed; empty: for ever
 */
public record Kafka(
    String servers,
    Map<String, String> settings,
    int partitions,
    short replication,
    Optional<Duration> keep) {

  public Kafka {
    settings = Map.copyOf(settings);
  }
}
