package io.moorline.source;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The offset store of an engine: reads what Kafka has committed, never writes. The engine names the
 * class in its settings and makes the instance itself, so instances find their offsets by name.
 */
public final class CommittedOffsets implements OffsetBackingStore {

  /** The engine setting that says which offsets to serve. */
  static final String NAME = "offset.storage.moorline.name";

  private static final Map<String, Supplier<byte @Nullable []>> SERVED = new ConcurrentHashMap<>();

  private Supplier<byte @Nullable []> offset = () -> null;

  /** Serves the offset under a name until the result is closed. */
  static Lease serve(String name, Supplier<byte @Nullable []> offset) {
    SERVED.put(name, offset);
    return () -> SERVED.remove(name);
  }

  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void configure(WorkerConfig config) {
    String name = String.valueOf(config.originals().get(NAME));
    offset = SERVED.getOrDefault(name, offset);
  }

  @Override
  public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
    Map<ByteBuffer, ByteBuffer> found = new HashMap<>();
    byte[] current = offset.get();
    if (current != null) {
      keys.forEach(key -> found.put(key, ByteBuffer.wrap(current)));
    }
    return CompletableFuture.completedFuture(found);
  }

  /** Offsets are stored in the Kafka transaction of their records, not here. */
  @Override
  public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
    if (callback != null) {
      callback.onCompletion(null, null);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connectorName) {
    return Set.of();
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}
}
