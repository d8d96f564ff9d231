package io.moorline.system.crash;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is done to the running pipeline. */
enum Deed {
  /** Kill the source when a part of its snapshot is in Kafka. */
  IN_SNAPSHOT,
  /** Kill the source when rows of a COPY are in Kafka, in a transaction without an end. */
  IN_COPY,
  /** Kill the source when Kafka has the end of a transaction, at which another goes on. */
  ACROSS_AN_END,
  /** Kill the source when Kafka has what the replication slot does not know of. */
  AFTER_SOURCE_COMMIT,
  /** Kill a streams-app in a transaction. */
  BEFORE_STREAMS_COMMIT,
  /** Kill a streams-app between two transactions, with work to do. */
  AFTER_STREAMS_COMMIT,
  /** Kill a sink that has written rows and not committed them. */
  BEFORE_SINK_COMMIT,
  /** Kill the sinks when the target has what Kafka was not told of. */
  AFTER_SINK_COMMIT,
  /** Kill both streams-apps, the second while the first joins again. */
  STREAMS_REBALANCE,
  /** Kill both sinks, the second while the first joins again. */
  SINK_REBALANCE,
  /** Kill a streams-app while rows wait for their references. */
  ROWS_WAIT,
  /** Freeze a sink that has written rows and not committed them, until the other goes on. */
  FREEZE_WRITING,
  /** Kill PostgreSQL at any time. */
  KILL_POSTGRES,
  /** Kill Kafka at any time. */
  KILL_KAFKA,
  /** Kill anything at any time. */
  KILL_ANY,
  /** Kill what was started last, soon after: while it restores, joins or recovers. */
  KILL_STARTING,
  /** Freeze a streams-app and a sink until others do their work, then let them wake up. */
  FREEZE,
  /** End a part by SIGTERM. */
  TERMINATE,
  /** End a part by one SIGTERM after the other. */
  TERMINATE_AGAIN,
  /** Start the source twice. */
  TAKE_OVER;

  /** All but the snapshot, which comes at the beginning only, and what takes the server's time. */
  static List<Deed> quick() {
    return Stream.of(values())
        .filter(deed -> deed != IN_SNAPSHOT && deed != FREEZE_WRITING)
        .toList();
  }

  /** Must be hit, whatever is random. */
  boolean isPoint() {
    return compareTo(KILL_POSTGRES) < 0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
