package io.moorline.streams.property;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.judge.JudgeStores;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Letter;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.property.PlayedSink.Arrived;
import io.moorline.streams.property.Warehouse.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Looks on, and says at once when something must not have happened. */
final class Watch {

  /** What must never be was. */
  static final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String what) {
      super(what);
    }

    static void unless(boolean holds, String otherwise, Object about) {
      if (!holds) {
        throw new Violation(otherwise + ": " + about);
      }
    }
  }

  private final Model model;
  private final WireFormat wire;
  private final Warehouse warehouse;

  /**
   * A key was derived.
   *
   * @param snapshot the last one that the judge knew of
   * @param from the state of the database that this was decided from
   */
  private record Decided(int snapshot, int from) {}

  /** By reference key: its last derivation. */
  private final Map<String, Decided> derived = new HashMap<>();

  private final Offers offers;
  private final Map<String, GenericRecord> aside = new HashMap<>();
  private final Set<String> found = new TreeSet<>();
  private final PatchWatch patches;
  private int seen;
  private boolean replayed;

  Watch(Model model, WireFormat wire, Warehouse warehouse) {
    this.model = model;
    this.wire = wire;
    this.warehouse = warehouse;
    this.offers = new Offers(model);
    this.patches = new PatchWatch(model, warehouse);
  }

  /** All that was committed since the last time. */
  void look() {
    while (seen < warehouse.now()) {
      for (Change change : warehouse.transaction(++seen)) {
        offers.row(change.dataset(), change.row());
        patches.look(change);
      }
    }
  }

  /** From now on references that went long ago may seem to come and go once more. */
  void referencesAreReplayed() {
    replayed = true;
  }

  /** A record leaves a task. */
  void sent(String topic, byte @Nullable [] value, Task from) {
    if (topic.equals(model.topics().derived().name())) {
      derivedBy(wire.read(value), from);
    } else if (topic.equals(Letter.DERIVATIONS)) {
      offers.derivation(Derivation.read(value));
    } else if (topic.equals(model.topics().quarantine().name())) {
      setAside(wire.read(value));
    } else if (topic.equals(model.topics().findings().name())) {
      found(wire.read(value));
    } else {
      referenceOf(topic)
          .ifPresent(reference -> offers.filled(reference, ChangeSchema.read(wire.read(value))));
    }
  }

  private Optional<ReferenceModel> referenceOf(String topic) {
    return model.datasets().stream()
        .filter(dataset -> dataset.changes().topic().name().equals(topic))
        .filter(ReferenceModel.class::isInstance)
        .map(ReferenceModel.class::cast)
        .findFirst();
  }

  /** What was offered by now. */
  Offers offers() {
    return offers;
  }

  void patched(Arrived arrived, Map<String, @Nullable Object> there) {
    patches.patched(arrived, there);
  }

  /** Nothing is written before its references. */
  void written(Arrived arrived) {
    for (Need need : arrived.about().dataset().needs()) {
      boolean points = PlayedSink.points(arrived, need) && !pointsAtItself(arrived, need);
      String reference = model.pipeline().reference(need).id();
      if (points && warehouse.spelled(reference, key(arrived, need)) == null) {
        throw new Violation(
            arrived.change().intent()
                + " of "
                + arrived.about().id()
                + " "
                + arrived.change().row()
                + " is written before "
                + reference);
      }
    }
  }

  private boolean pointsAtItself(Arrived arrived, Need need) {
    return model.pipeline().reference(need).id().equals(arrived.about().id())
        && need.byColumns().entrySet().stream()
            .allMatch(
                by ->
                    Objects.equals(
                        arrived.change().row().get(by.getKey()),
                        arrived.change().row().get(by.getValue())));
  }

  void handedBack(Arrived arrived, Reliance vanished) {
    String key = vanished.reference() + "|" + vanished.key();
    if (!warehouse.everExisted(key)) {
      throw new Violation(
          "a change of " + arrived.about().id() + " relies on " + key + ", which never was");
    }
  }

  /** Ids of the records that are set aside. */
  List<String> aside() {
    return aside.entrySet().stream()
        .filter(entry -> entry.getValue().get("state").toString().equals("OPEN"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Ids of what is found, and not over. */
  Set<String> found() {
    return new TreeSet<>(found);
  }

  private void found(GenericRecord finding) {
    String id = finding.get("id").toString();
    if (finding.get("state").toString().equals("OPEN")) {
      found.add(id);
    } else {
      found.remove(id);
    }
  }

  private void derivedBy(GenericRecord notice, Task judge) {
    String key = notice.get("reference") + "|" + notice.get("key");
    int from = earliestAsking(key, judge);
    if (!warehouse.wasMissing(key, from, warehouse.now())) {
      throw new Violation(key + " is derived although it was there since transaction " + from);
    }
    Decided now = new Decided(snapshot(ReferenceKey.parse(key).reference(), judge), from);
    Decided before = derived.put(key, now);
    if (before != null
        && before.snapshot() == now.snapshot()
        && !replayed
        && !warehouse.vanished(key, before.from(), warehouse.now())) {
      throw new Violation(key + " is derived twice");
    }
  }

  /** The last one that all partitions have told of. */
  private static int snapshot(String reference, Task judge) {
    MapStore<byte[]> existing = judge.store(JudgeStores.EXISTING);
    return IntStream.range(0, World.PARTITIONS)
        .mapToObj(partition -> existing.get("!" + reference + "!" + partition))
        .mapToInt(mark -> Mark.read(mark).position().epoch())
        .min()
        .orElseThrow();
  }

  private static int earliestAsking(String key, Task judge) {
    MapStore<Subscription> store = judge.store(JudgeStores.SUBSCRIPTIONS);
    List<Integer> asking = new ArrayList<>();
    try (KeyValueIterator<String, Subscription> all = store.range(key + "\0", key + "\1")) {
      while (all.hasNext()) {
        KeyValue<String, Subscription> next = all.next();
        if (next.value.derives()) {
          asking.add(Warehouse.transactionOf(next.value.gate()));
        }
      }
    }
    return asking.stream()
        .min(Integer::compare)
        .orElseThrow(() -> new Violation(key + " is derived and nobody asks for it"));
  }

  private void setAside(GenericRecord record) {
    String reason = record.get("reason").toString();
    if (reason.equals("failed") || reason.equals("malformed")) {
      throw new Violation(reason + ": " + record.get("detail"));
    }
    aside.put(record.get("id").toString(), record);
  }

  private static Map<String, @Nullable Object> key(Arrived arrived, Need need) {
    Map<String, @Nullable Object> key = new HashMap<>();
    need.byColumns().forEach((column, own) -> key.put(column, arrived.change().row().get(own)));
    return key;
  }
}
