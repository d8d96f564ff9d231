package io.moorline.streams.judge;

import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.station.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * For rows of other databases than the reference's: no position tells whether the key is still on
 * its way, so it is given time. Counted from when it was first asked for, whatever restarts.
 */
final class Patience {

  /** No dataset's id begins with it. */
  private static final String PREFIX = "~";

  private static final int INSTANT_DIGITS = 16;

  private final Desk desk;
  private final Gate gate;
  private final KeyValueStore<String, byte[]> store;

  /** No key is due before; only a guess until the store was looked at. */
  private Instant earliest = Instant.EPOCH;

  Patience(Desk desk, Gate gate, KeyValueStore<String, byte[]> store) {
    this.desk = desk;
    this.gate = gate;
    this.store = store;
  }

  /** The row with the time since when it asks, if that counts for it. */
  Subscription stamp(String reference, Subscription asks, Optional<Subscription> before) {
    boolean elsewhere = asks.gate().equals(Subscription.ANY) && length(reference).isPresent();
    return elsewhere ? asks.since(before.map(Subscription::asked).orElse(desk.now())) : asks;
  }

  /** False: the key comes up again when it is. */
  boolean isOver(String reference, Instant asked) {
    Instant due = asked.plus(length(reference).orElse(Duration.ZERO));
    if (due.isAfter(desk.now())) {
      store.put(id(due) + reference, new byte[0]);
      earliest = due.isBefore(earliest) ? due : earliest;
      return false;
    }
    return gate.passes(reference, Subscription.ANY);
  }

  /** Takes out some of the keys whose time has come. */
  List<String> over(int limit) {
    Instant now = desk.now();
    if (earliest.isAfter(now)) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> range = store.range(PREFIX, PREFIX + PREFIX)) {
      earliest = Instant.MAX;
      while (range.hasNext() && ids.size() < limit) {
        String id = range.next().key;
        Instant due = due(id);
        if (due.isAfter(now)) {
          earliest = due;
          break;
        }
        ids.add(id);
      }
      earliest = ids.size() == limit ? Instant.EPOCH : earliest;
    }
    ids.forEach(store::delete);
    return ids.stream().map(id -> id.substring(PREFIX.length() + INSTANT_DIGITS)).toList();
  }

  private Optional<Duration> length(String reference) {
    Reference definition =
        desk.model().reference(ReferenceKey.parse(reference).reference()).dataset();
    return definition.patience();
  }

  private static String id(Instant due) {
    return PREFIX + HexFormat.of().toHexDigits(due.toEpochMilli());
  }

  private static Instant due(String id) {
    int start = PREFIX.length();
    return Instant.ofEpochMilli(
        Long.parseUnsignedLong(id.substring(start, start + INSTANT_DIGITS), 16));
  }
}
