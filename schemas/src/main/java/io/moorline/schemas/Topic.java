package io.moorline.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A topic as it must be created.
 *
 * @param retention empty: kept for ever (or compacted)
 */
public record Topic(String name, int partitions, Cleanup cleanup, Optional<Duration> retention) {

  public enum Cleanup {
    COMPACT,
    DELETE
  }

  /** The settings that Kafka's admin client takes. */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
    if (cleanup == Cleanup.DELETE) {
      settings.put(
          "retention.ms", retention.map(time -> Long.toString(time.toMillis())).orElse("-1"));
    }
    // Replayed records carry old times: counted from those, retention would delete them at once.
    settings.put("message.timestamp.type", "LogAppendTime");
    return settings;
  }
}
