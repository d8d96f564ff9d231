package io.moorline.streams.property;

import io.moorline.streams.message.Letter;
import io.moorline.streams.property.Queues.Entry;
import io.moorline.streams.property.Queues.Reader;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;
import io.moorline.streams.station.Station;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A task of the topology: each record is one transaction, and between two it may move. */
final class Task {

  /** A processor and the topics that it reads. */
  record Place(List<String> topics, Function<Desk, Handler> handler) {}

  private final TaskContext<byte[]> context;
  private final Function<ProcessorContext<byte[], Letter>, Desk> desks;
  private final List<Place> places;
  private final List<Reader> inputs;
  private final Map<String, Station> stations = new HashMap<>();

  Task(
      TaskId id,
      LongSupplier clock,
      Function<ProcessorContext<byte[], Letter>, Desk> desks,
      List<Place> places,
      Queues queues,
      BiConsumer<Task, Record<byte[], Letter>> out) {
    this.context = new TaskContext<>(id, clock, letter -> out.accept(this, letter));
    this.desks = desks;
    this.places = places;
    this.inputs =
        places.stream()
            .flatMap(place -> place.topics().stream())
            .map(topic -> queues.reader(topic, id.partition()))
            .toList();
  }

  /** Begins, or begins anew: whatever is not in a store is forgotten. */
  void start(List<StateStore> shared) {
    shared.forEach(context::use);
    context.forgetPunctuators();
    for (Place place : places) {
      Station station = new Station(desks, place.handler());
      station.init(context);
      place.topics().forEach(topic -> stations.put(topic, station));
    }
  }

  void stop() {
    stations.values().stream().distinct().forEach(Station::close);
    stations.clear();
  }

  List<Reader> inputs() {
    return inputs;
  }

  void handle(Reader input) {
    Entry entry = input.read();
    context.handling(new Metadata(input.topic(), input.partition(), input.offset()));
    stations.get(input.topic()).process(new Record<>(entry.key(), entry.value(), 0));
  }

  void punctuate() {
    context.punctuate();
  }

  int partition() {
    return context.taskId().partition();
  }

  <T> MapStore<T> store(String name) {
    return context.getStateStore(name);
  }

  @Override
  public String toString() {
    return context.taskId().toString();
  }

  /** Where a record comes from. */
  private record Metadata(String topic, int partition, long offset) implements RecordMetadata {}
}
