package io.moorline.streams.property;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.home.Home;
import io.moorline.streams.home.HomeStores;
import io.moorline.streams.judge.Bench;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Letter;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.property.People.Habits;
import io.moorline.streams.property.Queues.Entry;
import io.moorline.streams.property.Queues.Reader;
import io.moorline.streams.property.Task.Place;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Everything that runs, with nothing that makes it run: each step is somebody's to take. */
final class World {

  static final int PARTITIONS = 2;
  private static final int INSTANCES = 2;
  private static final int HOME = 0;
  private static final int JUDGE = 1;

  private final Model model;
  private final WireFormat wire;
  private final Queues queues = new Queues();
  private final Numbers numbers = new Numbers(new SimpleMeterRegistry());
  private final Warehouse warehouse;
  private final Watch watch;
  private final Capture capture;
  private final People people;
  private final Knowledge knowledge;
  private final PlayedSink sink;
  private final List<Reader> changes = new ArrayList<>();
  private final List<Task> homes = new ArrayList<>();
  private final List<Task> judges = new ArrayList<>();
  private final List<MapStore<IndexEntry>> indexes = new ArrayList<>();
  private final List<List<Reader>> indexReaders = new ArrayList<>();
  private long clock;

  World(Graph graph, Habits habits) {
    model = graph.model();
    wire = graph.wire();
    Map<String, Table> captured = new TreeMap<>();
    Map<String, List<String>> keys = new TreeMap<>();
    List<String> facts = new ArrayList<>();
    for (DatasetModel dataset : model.datasets()) {
      captured.put(dataset.id(), graph.captured(dataset));
      if (dataset instanceof ReferenceModel reference) {
        keys.put(dataset.id(), List.copyOf(reference.dataset().key().keySet()));
      } else {
        facts.add(dataset.id());
      }
    }
    List<String> references = List.copyOf(keys.keySet());
    warehouse = new Warehouse(captured, keys, this::keyOf);
    watch = new Watch(model, wire, warehouse);
    capture = new Capture(warehouse, queues, graph);
    people = new People(warehouse, references, facts, habits);
    knowledge = new Knowledge(graph, queues, people);
    sink = new PlayedSink(model, wire, queues, warehouse, watch);
    makeTasks();
  }

  Model model() {
    return model;
  }

  WireFormat wire() {
    return wire;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Watch watch() {
    return watch;
  }

  Capture capture() {
    return capture;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  PlayedSink sink() {
    return sink;
  }

  List<Task> homes() {
    return homes;
  }

  List<Task> judges() {
    return judges;
  }

  Numbers numbers() {
    return numbers;
  }

  List<MapStore<IndexEntry>> indexes() {
    return indexes;
  }

  List<Reader> changes() {
    return changes;
  }

  List<Reader> indexReaders(int instance) {
    return indexReaders.get(instance);
  }

  List<Task> tasks() {
    return Stream.of(homes, judges).flatMap(List::stream).collect(Collectors.toList());
  }

  /** Whether anything is read by nobody yet. */
  boolean isUnderWay() {
    Stream<Reader> readers =
        Stream.of(
                tasks().stream().flatMap(task -> task.inputs().stream()),
                changes.stream(),
                indexReaders.stream().flatMap(List::stream))
            .flatMap(some -> some);
    return capture.behind() > 0 || readers.anyMatch(Reader::hasNext);
  }

  void act(Random random) {
    people.act(random);
    watch.look();
  }

  String lastTransaction() {
    return warehouse.now() == 0 ? "" : warehouse.transaction(warehouse.now()).toString();
  }

  /** What a row itself points at. */
  List<Link> links(DatasetModel about, Map<String, @Nullable Object> row) {
    return Links.of(model.pipeline(), about.dataset(), about.captured().texts(row)).links();
  }

  boolean isReference(String cdcTopic) {
    return model.captured(cdcTopic).orElseThrow() instanceof ReferenceModel;
  }

  void handle(Task task, Reader input) {
    clock++;
    task.handle(input);
  }

  void punctuate(Task judge) {
    clock++;
    judge.punctuate();
  }

  void write(List<Reader> partitions, int most) {
    sink.batch(partitions, most);
    watch.look();
  }

  /** One more record of the index reaches an instance. */
  void copyIndex(int instance, Reader from) {
    Entry entry = from.read();
    String key = new String(entry.key(), StandardCharsets.UTF_8);
    indexes.get(instance).put(key, entry.value() == null ? null : IndexEntry.read(entry.value()));
  }

  /** The task goes on elsewhere, or in the same place after a crash. */
  void move(Task task, int instance) {
    if (homes.contains(task)) {
      task.stop();
      task.start(List.of(indexes.get(instance)));
    } else {
      task.stop();
      task.start(List.of());
    }
  }

  private @Nullable String keyOf(String dataset, Map<String, @Nullable Object> row) {
    return model.dataset(dataset) instanceof ReferenceModel reference
        ? reference.key(row).map(key -> key.text()).orElse(null)
        : null;
  }

  private void makeTasks() {
    Topics topics = model.topics();
    for (int i = 0; i < INSTANCES; i++) {
      indexes.add(new MapStore<>(HomeStores.INDEX));
      indexReaders.add(
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> queues.reader(topics.index().name(), partition))
              .toList());
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int number = partition;
      homes.add(home(number));
      judges.add(judge(number));
      model.datasets().stream()
          .map(dataset -> queues.reader(dataset.changes().topic().name(), number))
          .forEach(changes::add);
    }
    homes.forEach(home -> home.start(List.of(indexes.get(0))));
    judges.forEach(judge -> judge.start(List.of()));
  }

  private Task home(int partition) {
    return task(
        new TaskId(HOME, partition),
        List.of(
            new Place(model.cdcTopics(), Home::captured),
            new Place(List.of(model.topics().handbacks().name()), Home::handBacks),
            new Place(List.of(Letter.ANSWERS), Home::answers),
            new Place(List.of(Letter.CLAIMS), Home::claims),
            new Place(List.of(Letter.DERIVATIONS), Home::derivations)));
  }

  private Task judge(int partition) {
    return task(
        new TaskId(JUDGE, partition),
        List.of(new Place(List.of(model.topics().refkey().name(), Letter.PARK), Bench::judge)));
  }

  private Task task(TaskId id, List<Place> places) {
    return new Task(
        id, () -> clock, desk -> new Desk(desk, model, wire, numbers), places, queues, this::send);
  }

  private void send(Task from, Record<byte[], Letter> record) {
    Letter letter = record.value();
    watch.sent(letter.topic(), letter.value(), from);
    queues.append(letter.topic(), letter.partition(), record.key(), letter.value());
  }
}
