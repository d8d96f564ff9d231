package io.moorline.streams.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a channel does: in metrics, in the log when that changes, and in the health report. */
final class ChannelNumbers {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelNumbers.class);

  private final String channel;
  private final Counter delivered;
  private final Counter dropped;
  private final Counter failures;
  private volatile @Nullable String trouble;

  ChannelNumbers(String channel, MeterRegistry registry) {
    this.channel = channel;
    this.delivered = registry.counter("moorline.notices.delivered", "channel", channel);
    this.dropped = registry.counter("moorline.notices.dropped", "channel", channel);
    this.failures = registry.counter("moorline.notices.failures", "channel", channel);
  }

  void delivered(int notices) {
    if (trouble != null) {
      LOG.atInfo().addKeyValue("channel", channel).log("The channel takes notices again");
    }
    trouble = null;
    // Last: whoever sees that they are delivered sees no trouble.
    delivered.increment(notices);
  }

  /** Too old, or nothing that can be read. */
  void dropped() {
    dropped.increment();
  }

  void failed(Exception cause) {
    String reason = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    if (trouble == null) {
      LOG.atWarn()
          .addKeyValue("channel", channel)
          .addKeyValue("reason", reason)
          .log("The channel takes no notices: they are kept for later");
    }
    trouble = reason;
    failures.increment();
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble).map(reason -> channel + ": " + reason);
  }
}
