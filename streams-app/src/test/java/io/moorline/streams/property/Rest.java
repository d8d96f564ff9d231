package io.moorline.streams.property;

import io.moorline.rules.resolve.Link;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.FactModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.property.Offers.Offer;
import io.moorline.streams.property.Warehouse.Mirrored;
import io.moorline.streams.property.Watch.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When nothing is under way any more: what one thread, looking at the tables, says must have become
 * of everything. Where several outcomes are right it takes any of them.
 */
final class Rest {

  private final World world;
  private final Model model;
  private final Warehouse warehouse;
  private final List<Waits> waiting;

  private Rest(World world) {
    this.world = world;
    this.model = world.model();
    this.warehouse = world.warehouse();
    this.waiting = Waits.in(world);
  }

  static void check(World world) {
    Rest rest = new Rest(world);
    rest.checkFacts();
    rest.checkReferences();
    rest.checkFills();
    rest.checkIndexes();
  }

  private void checkFacts() {
    for (DatasetModel about : model.datasets()) {
      if (about instanceof FactModel fact) {
        warehouse.rows(fact.id()).values().forEach(row -> checkFact(fact, row));
      }
    }
  }

  /** It is in the mirror as it is now, or it waits for something that does not come. */
  private void checkFact(FactModel fact, Map<String, @Nullable Object> row) {
    Mirrored mirrored = warehouse.mirror(fact.id()).get(row.get("id").toString());
    boolean written = mirrored != null && says(fact, mirrored.row(), row);
    List<Waits> waits =
        waiting.stream()
            .filter(one -> one.about().equals(fact) && one.row().get("id").equals(row.get("id")))
            .toList();
    boolean captured = waits.stream().anyMatch(one -> one.waiting().kind() == Kind.CAPTURED);
    boolean handedBack =
        waits.stream()
            .filter(one -> one.waiting().kind() == Kind.HANDED_BACK)
            .anyMatch(one -> says(fact, one.row(), row));
    Violation.unless(
        written || captured || handedBack,
        fact.id() + " is neither written nor waits; the mirror has " + mirrored,
        row);
  }

  /** The same but for the spelling of keys. */
  private boolean says(
      FactModel fact, Map<String, @Nullable Object> mirrored, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> expected = fact.mirrored(row);
    List<Link> links = world.links(fact, row);
    Set<String> own = new HashSet<>();
    fact.dataset().needs().forEach(need -> own.addAll(need.byColumns().values()));
    return expected.entrySet().stream()
            .filter(column -> !own.contains(column.getKey()))
            .allMatch(column -> Objects.equals(column.getValue(), mirrored.get(column.getKey())))
        && keys(links).equals(keys(world.links(fact, mirrored)));
  }

  private void checkReferences() {
    for (DatasetModel about : model.datasets()) {
      if (about instanceof ReferenceModel reference) {
        warehouse.rows(reference.id()).values().stream()
            .filter(row -> row.get("_derived_at") != null)
            .forEach(row -> checkDerived(reference, row));
      }
    }
  }

  /** It was asked for, and all that it says somebody offered. */
  private void checkDerived(ReferenceModel reference, Map<String, @Nullable Object> row) {
    String key = reference.key(row).orElseThrow().text();
    Violation.unless(
        reference.dataset().strategy().derives(), "is only preloaded, and was derived", row);
    Violation.unless(
        world.watch().offers().everAsked(key) || !PlayedSink.derived(row), "nobody asked for", row);
    if (!PlayedSink.derived(row)) {
      return;
    }
    for (String column : reference.derivable()) {
      Object value = row.get(column);
      Violation.unless(
          value == null || world.watch().offers().isOffered(key, column, value),
          "nobody offered " + column + " of " + key,
          row);
    }
  }

  /** Also what found the column taken. */
  private void checkFills() {
    for (Offer fill : world.watch().offers().filled()) {
      Violation.unless(
          world.watch().offers().isOffered(fill.key(), fill.column(), fill.value()),
          "nobody offered",
          fill);
    }
  }

  private void checkIndexes() {
    Map<String, Integer> rows = new HashMap<>();
    for (DatasetModel about : model.datasets()) {
      if (about instanceof ReferenceModel reference) {
        warehouse
            .rows(reference.id())
            .values()
            .forEach(
                row ->
                    reference.key(row).ifPresent(key -> rows.merge(key.text(), 1, Integer::sum)));
      }
    }
    rows.values().removeIf(count -> count > 1);
    for (MapStore<IndexEntry> index : world.indexes()) {
      Violation.unless(
          index.content().keySet().equals(rows.keySet()), "the index is not", rows.keySet());
    }
  }

  private static Set<String> keys(List<Link> links) {
    Set<String> keys = new TreeSet<>();
    links.forEach(link -> keys.add(link.key().text()));
    return keys;
  }
}
