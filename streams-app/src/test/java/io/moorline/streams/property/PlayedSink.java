package io.moorline.streams.property;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured.Op;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.HandBack;
import io.moorline.streams.model.ClaimModel;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.property.Queues.Reader;
import io.moorline.streams.property.Warehouse.Change;
import io.moorline.streams.property.Warehouse.Mirrored;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sink as far as the protocol sees it: a batch is one transaction, references come first. */
final class PlayedSink {

  /** Where a change came from and what it says. */
  record Arrived(DatasetModel about, RowChange change, byte[] bytes) {}

  private final Model model;
  private final WireFormat wire;
  private final Queues queues;
  private final Warehouse warehouse;
  private final Watch watch;
  private final List<String> order;
  private int handedBack;

  PlayedSink(Model model, WireFormat wire, Queues queues, Warehouse warehouse, Watch watch) {
    this.model = model;
    this.wire = wire;
    this.queues = queues;
    this.warehouse = warehouse;
    this.watch = watch;
    this.order = model.datasets().stream().map(DatasetModel::id).toList();
  }

  /** Takes up to so many records of each of these partitions. */
  void batch(List<Reader> partitions, int most) {
    List<Arrived> batch = new ArrayList<>();
    for (Reader partition : partitions) {
      for (int i = 0; i < most && partition.hasNext(); i++) {
        batch.add(arrived(partition));
      }
    }
    batch.sort(
        Comparator.<Arrived>comparingInt(one -> order.indexOf(one.about().id()))
            .thenComparing(one -> one.change().intent()));
    batch.forEach(this::write);
  }

  private Arrived arrived(Reader partition) {
    DatasetModel about =
        model.datasets().stream()
            .filter(dataset -> dataset.changes().topic().name().equals(partition.topic()))
            .findFirst()
            .orElseThrow();
    byte[] bytes = partition.read().value();
    return new Arrived(about, ChangeSchema.read(wire.read(bytes)), bytes);
  }

  private void write(Arrived arrived) {
    Optional<Reliance> vanished = vanished(arrived);
    if (vanished.isPresent()) {
      watch.handedBack(arrived, vanished.get());
      handBack(arrived, vanished.get());
      return;
    }
    switch (arrived.change().intent()) {
      case UPSERT -> {
        watch.written(arrived);
        upsert(arrived);
      }
      case PATCH -> patch(arrived);
      default -> {
        watch.written(arrived);
        reference(arrived);
      }
    }
  }

  /** All or nothing, and only while the row still holds what was seen. */
  private void patch(Arrived arrived) {
    RowChange change = arrived.change();
    String dataset = arrived.about().id();
    Map<String, @Nullable Object> there = warehouse.rows(dataset).get(change.row().get("id") + "|");
    if (there == null
        || !change.seen().entrySet().stream()
            .allMatch(seen -> Objects.equals(there.get(seen.getKey()), seen.getValue()))) {
      return;
    }
    watch.patched(arrived, there);
    Map<String, @Nullable Object> patched = new LinkedHashMap<>(there);
    patched.putAll(change.row());
    warehouse.commit(List.of(new Change(Op.UPDATE, dataset, patched)));
  }

  private Optional<Reliance> vanished(Arrived arrived) {
    if (arrived.change().intent() == Intent.PATCH) {
      return arrived.change().relies().stream()
          .filter(reliance -> !isLinkable(arrived, reliance))
          .findFirst();
    }
    for (Need need : arrived.about().dataset().needs()) {
      String reference = model.pipeline().reference(need).id();
      Optional<Reliance> relied = relied(arrived, need, reference);
      if (relied.isPresent() && points(arrived, need) && target(arrived, need) == null) {
        return relied;
      }
    }
    return Optional.empty();
  }

  /** A row may rely on several rows of one reference. */
  private Optional<Reliance> relied(Arrived arrived, Need need, String reference) {
    List<Reliance> relied =
        arrived.change().relies().stream()
            .filter(reliance -> reliance.reference().equals(reference))
            .toList();
    Optional<String> key =
        ReferenceKey.of(
                model.pipeline().reference(need),
                need,
                arrived.about().changes().shape().texts(arrived.change().row()))
            .map(ReferenceKey::partsText);
    return relied.stream()
        .filter(reliance -> key.filter(reliance.key()::equals).isPresent())
        .findFirst()
        .or(() -> relied.stream().findFirst());
  }

  /** By what the patch would write: some row has that. */
  private boolean isLinkable(Arrived arrived, Reliance reliance) {
    return links(arrived.about())
        .filter(need -> model.pipeline().reference(need).id().equals(reliance.reference()))
        .filter(need -> arrived.change().row().keySet().containsAll(need.link().keySet()))
        .anyMatch(
            need ->
                warehouse.rows(reliance.reference()).values().stream()
                    .anyMatch(row -> isLinked(arrived.change().row(), need, row)));
  }

  /** The needs that link rows of the dataset: their own, and those of rows that claim it. */
  Stream<Need> links(DatasetModel about) {
    return Stream.concat(
        about.dataset().needs().stream()
            .filter(need -> need.of().isEmpty() && !need.link().isEmpty()),
        model.anchorings().of(about.id()).stream()
            .flatMap(anchoring -> anchoring.claims().stream())
            .map(ClaimModel::need));
  }

  static boolean isLinked(
      Map<String, @Nullable Object> row, Need need, Map<String, @Nullable Object> reference) {
    return need.link().entrySet().stream()
        .allMatch(link -> row.get(link.getKey()).equals(reference.get(link.getValue())));
  }

  static boolean points(Arrived arrived, Need need) {
    return need.byColumns().values().stream()
        .noneMatch(own -> arrived.change().row().get(own) == null);
  }

  @Nullable Map<String, @Nullable Object> target(Arrived arrived, Need need) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    need.byColumns().forEach((column, own) -> key.put(column, arrived.change().row().get(own)));
    return warehouse.spelled(model.pipeline().reference(need).id(), key);
  }

  private void upsert(Arrived arrived) {
    RowChange change = arrived.change();
    Map<String, Mirrored> mirror = warehouse.mirror(arrived.about().id());
    String id = change.row().get("id").toString();
    Mirrored before = mirror.get(id);
    // At one position a row may come twice: the second time it is linked.
    if (before == null || !before.position().isAfter(change.position())) {
      mirror.put(id, new Mirrored(change.position(), change.row()));
    }
  }

  private void reference(Arrived arrived) {
    String dataset = arrived.about().id();
    RowChange change = arrived.change();
    Map<String, @Nullable Object> there = warehouse.spelled(dataset, change.row());
    boolean brings =
        change.intent() == Intent.INSERT_MISSING || change.intent() == Intent.TAKE_OVER;
    if (brings && there == null) {
      warehouse.commit(List.of(new Change(Op.CREATE, dataset, inserted(dataset, change))));
    } else if (change.intent() == Intent.FILL_DERIVED && there != null && derived(there)) {
      fill(dataset, there, change);
    } else if (change.intent() == Intent.FILL_NULL && there != null) {
      fill(dataset, there, change);
    } else if (change.intent() == Intent.TAKE_OVER && there != null) {
      takeOver(dataset, there, change);
    }
  }

  /** A derived row whatever is said, another where it has nothing, or what was said last. */
  private void takeOver(String dataset, Map<String, @Nullable Object> there, RowChange change) {
    boolean derived = "auto_derived".equals(there.get("_source"));
    Map<String, @Nullable Object> after = new LinkedHashMap<>(there);
    for (Map.Entry<String, @Nullable Object> said : change.row().entrySet()) {
      Object held = there.get(said.getKey());
      boolean free = derived || held == null || held.equals(change.seen().get(said.getKey()));
      if (said.getKey().startsWith("_") ? derived : said.getValue() != null && free) {
        after.put(said.getKey(), said.getValue());
      }
    }
    if (!after.equals(there)) {
      warehouse.commit(List.of(new Change(Op.UPDATE, dataset, after)));
    }
  }

  private Map<String, @Nullable Object> inserted(String dataset, RowChange change) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    warehouse.table(dataset).columns().forEach(column -> row.put(column.name(), null));
    row.putAll(change.row());
    if (row.containsKey("id")) {
      row.put("id", warehouse.nextSurrogate());
    }
    return row;
  }

  private void fill(String dataset, Map<String, @Nullable Object> there, RowChange change) {
    Map<String, @Nullable Object> filled = new LinkedHashMap<>(there);
    change.row().forEach(filled::putIfAbsent);
    if (!filled.equals(there)) {
      warehouse.commit(List.of(new Change(Op.UPDATE, dataset, filled)));
    }
  }

  static boolean derived(Map<String, @Nullable Object> row) {
    return "auto_derived".equals(row.get("_source"))
        && Boolean.TRUE.equals(row.get("_needs_review"));
  }

  private void handBack(Arrived arrived, Reliance vanished) {
    HandBack handBack =
        HandBack.newBuilder()
            .setId("sink|" + ++handedBack)
            .setTableId(arrived.about().id())
            .setReference(vanished.reference())
            .setReferenceKey(vanished.key())
            .setNotBefore(vanished.position().text())
            .setChange(ByteBuffer.wrap(arrived.bytes()))
            .build();
    queues.append(
        model.topics().handbacks().name(),
        arrived.change().origin().partition(),
        new byte[0],
        wire.write(WireFormat.valueSubject(model.topics().handbacks()), handBack));
  }
}
