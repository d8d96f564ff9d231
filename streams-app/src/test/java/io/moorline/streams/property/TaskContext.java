package io.moorline.streams.property;

import io.moorline.streams.message.Letter;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the processors of one task see of the world: only what they use of it.
 *
 * @param <K> of the letters' keys: bytes, which cannot be a bound
 */
final class TaskContext<K> implements ProcessorContext<K, Letter> {

  private final TaskId id;
  private final LongSupplier clock;
  private final Consumer<Record<K, Letter>> out;
  private final Map<String, StateStore> stores = new HashMap<>();
  private final List<Punctuator> punctuators = new ArrayList<>();
  private @Nullable RecordMetadata metadata;

  TaskContext(TaskId id, LongSupplier clock, Consumer<Record<K, Letter>> out) {
    this.id = id;
    this.clock = clock;
    this.out = out;
  }

  void handling(RecordMetadata next) {
    metadata = next;
  }

  void use(StateStore store) {
    stores.put(store.name(), store);
  }

  void forgetPunctuators() {
    punctuators.clear();
  }

  void punctuate() {
    punctuators.forEach(punctuator -> punctuator.punctuate(clock.getAsLong()));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <A extends K, V extends Letter> void forward(Record<A, V> letter) {
    out.accept((Record<K, Letter>) letter);
  }

  /** Made when first asked for: the topology's golden file says which there are. */
  @Override
  @SuppressWarnings("unchecked")
  public <S extends StateStore> S getStateStore(String name) {
    return (S) stores.computeIfAbsent(name, MapStore::new);
  }

  @Override
  public TaskId taskId() {
    return id;
  }

  @Override
  public Optional<RecordMetadata> recordMetadata() {
    return Optional.ofNullable(metadata);
  }

  @Override
  public Cancellable schedule(Duration interval, PunctuationType type, Punctuator punctuator) {
    punctuators.add(punctuator);
    return () -> punctuators.remove(punctuator);
  }

  @Override
  public void commit() {}

  @Override
  public long currentSystemTimeMs() {
    return clock.getAsLong();
  }

  @Override
  public long currentStreamTimeMs() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <A extends K, V extends Letter> void forward(Record<A, V> letter, String child) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cancellable schedule(
      Instant start, Duration interval, PunctuationType type, Punctuator punctuator) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String applicationId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Serde<?> keySerde() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Serde<?> valueSerde() {
    throw new UnsupportedOperationException();
  }

  @Override
  public File stateDir() {
    throw new UnsupportedOperationException();
  }

  @Override
  public StreamsMetrics metrics() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> appConfigs() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> appConfigsWithPrefix(String prefix) {
    throw new UnsupportedOperationException();
  }
}
