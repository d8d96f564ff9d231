package io.moorline.streams.judge;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.station.Desk;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of a reference with authorities wait until each of these was loaded once. Not for ever: then
 * they are derived all the same, which everybody can see. Counted from when the first of them
 * waited, whatever restarts.
 */
final class AuthorityWait {

  private static final Logger LOG = LoggerFactory.getLogger(AuthorityWait.class);

  /** No dataset's id begins with it. */
  private static final String PREFIX = "@";

  private static final String SINCE = PREFIX + PREFIX;

  private final Desk desk;
  private final Gate gate;
  private final KeyValueStore<String, byte[]> store;
  private final Map<String, Instant> since = new HashMap<>();
  private final Set<String> degraded = new HashSet<>();

  AuthorityWait(Desk desk, Gate gate, KeyValueStore<String, byte[]> store) {
    this.desk = desk;
    this.gate = gate;
    this.store = store;
    for (Reference reference : desk.model().pipeline().references().values()) {
      if (reference.strategy().authorityWait().isPresent()) {
        byte[] begun = store.get(SINCE + reference.id());
        if (begun != null) {
          since.put(reference.id(), Instant.ofEpochMilli(ByteBuffer.wrap(begun).getLong()));
        }
        tell(reference, false);
      }
    }
  }

  /** False: the key comes up again when it is. */
  boolean isOver(String key) {
    Reference reference = reference(ReferenceKey.parse(key).reference());
    boolean loaded = isLoaded(reference);
    if (!loaded && !isOver(reference)) {
      store.put(PREFIX + key, new byte[0]);
      return false;
    }
    if (!loaded) {
      desk.numbers().derivedWithoutAuthority(reference.id());
    }
    return true;
  }

  /** Takes out some of the keys that need wait no longer. */
  List<String> over(int limit) {
    List<String> over = new ArrayList<>();
    for (String waiting : List.copyOf(since.keySet())) {
      Reference reference = reference(waiting);
      boolean loaded = isLoaded(reference);
      if (loaded || isOver(reference)) {
        List<String> keys = held(waiting, limit);
        keys.forEach(key -> store.delete(PREFIX + key));
        over.addAll(keys);
        if (loaded && keys.size() < limit) {
          end(reference);
        }
      }
    }
    return over;
  }

  private boolean isLoaded(Reference reference) {
    return reference.strategy().authorityWait().isEmpty()
        || reference.authorities().stream().map(Authority::id).allMatch(gate::knows);
  }

  private boolean isOver(Reference reference) {
    Duration wait = reference.strategy().authorityWait().orElseThrow();
    boolean over = !begun(reference).plus(wait).isAfter(desk.now());
    tell(reference, over);
    return over;
  }

  private Instant begun(Reference reference) {
    return since.computeIfAbsent(
        reference.id(),
        id -> {
          Instant now = desk.now();
          store.put(
              SINCE + id, ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array());
          return now;
        });
  }

  private void end(Reference reference) {
    since.remove(reference.id());
    store.delete(SINCE + reference.id());
    tell(reference, false);
  }

  private void tell(Reference reference, boolean now) {
    desk.numbers().degraded(desk.context().taskId(), reference.id(), now);
    boolean changed = now ? degraded.add(reference.id()) : degraded.remove(reference.id());
    if (changed && now) {
      LOG.atWarn()
          .addKeyValue("reference", reference.id())
          .addKeyValue("waited", reference.strategy().authorityWait().orElseThrow())
          .log("An authority was never loaded: keys are derived without it");
    } else if (changed) {
      LOG.atInfo().addKeyValue("reference", reference.id()).log("The authorities are loaded");
    }
  }

  private List<String> held(String dataset, int limit) {
    List<String> held = new ArrayList<>();
    String first = PREFIX + dataset + "|";
    try (KeyValueIterator<String, byte[]> range =
        store.range(first, PREFIX + dataset + (char) ('|' + 1))) {
      while (range.hasNext() && held.size() < limit) {
        held.add(range.next().key.substring(PREFIX.length()));
      }
    }
    return held;
  }

  private Reference reference(String id) {
    return desk.model().reference(id).dataset();
  }
}
