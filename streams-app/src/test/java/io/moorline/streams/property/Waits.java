package io.moorline.streams.property;

import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.home.HomeStores;
import io.moorline.streams.message.ClaimedLink;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.model.ReferenceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row that waits at home, read.
 *
 * @param home the partition
 * @param row as it was captured, derived or handed back
 */
record Waits(
    int home, String id, Waiting waiting, DatasetModel about, Map<String, @Nullable Object> row) {

  static List<Waits> in(World world) {
    List<Waits> all = new ArrayList<>();
    for (Task home : world.homes()) {
      MapStore<Waiting> store = home.store(HomeStores.WAITING);
      store.content().forEach((id, row) -> all.add(read(world, home.partition(), id, row)));
    }
    return all;
  }

  Set<String> awaited() {
    return new TreeSet<>(waiting.outstanding());
  }

  /** The ways in which it points at a key that it awaits. */
  List<Link> awaiting(World world, String key) {
    if (waiting.kind() == Waiting.Kind.CLAIMED) {
      return awaited().contains(key) ? List.of(claimed(world)) : List.of();
    }
    return awaited().contains(key)
        ? links(world).stream().filter(link -> link.key().text().equals(key)).toList()
        : List.of();
  }

  private List<Link> links(World world) {
    return about instanceof InPlaceModel inPlace
        ? Links.of(
                world.model().pipeline(),
                inPlace.due(row, waiting.said().keySet()),
                about.captured().texts(row))
            .links()
        : world.links(about, row);
  }

  private Link claimed(World world) {
    ClaimedLink link = ClaimedLink.read(waiting.value());
    return world.model().anchorings().of(about.id()).stream()
        .flatMap(anchoring -> anchoring.claim(link.claim()).map(anchoring::need).stream())
        .map(
            need ->
                new Link(
                    ReferenceKey.parse(link.key()), List.of(need), link.attributes(), Map.of()))
        .findFirst()
        .orElseThrow();
  }

  /** What fills a row comes after the row itself. */
  private boolean inserts() {
    return switch (waiting.kind()) {
      case CAPTURED, CLAIMED -> false;
      case DERIVED -> Derivation.read(waiting.value()).comesFirst();
      case HANDED_BACK -> true;
    };
  }

  /** Only a correction in its source helps it. */
  boolean isRefused() {
    return "absent".equals(waiting.reason()) || "no_key".equals(waiting.reason());
  }

  /** It is to become the row of that reference key. */
  boolean becomes(String key) {
    return inserts()
        && about instanceof ReferenceModel reference
        && reference.key(row).filter(own -> own.text().equals(key)).isPresent();
  }

  /** The record's; of a row that the record made necessary, also what tells it from others. */
  String quarantineId() {
    String record =
        "%s|%s|%d|%d"
            .formatted(
                waiting.dataset(),
                waiting.origin().topic(),
                waiting.origin().partition(),
                waiting.origin().offset());
    boolean itself = waiting.origin().dataset().equals(waiting.dataset());
    return itself ? record : record + id.substring(waiting.dataset().length());
  }

  private static Waits read(World world, int home, String id, Waiting waiting) {
    DatasetModel about = world.model().dataset(waiting.dataset());
    return new Waits(home, id, waiting, about, row(world, about, waiting));
  }

  private static Map<String, @Nullable Object> row(
      World world, DatasetModel about, Waiting waiting) {
    return switch (waiting.kind()) {
      case CAPTURED -> CdcSchema.read(world.wire().read(waiting.value())).row();
      case DERIVED -> about.captured().parse(Derivation.read(waiting.value()).columns());
      case HANDED_BACK -> handedBack(world, waiting.value());
      case CLAIMED -> about.captured().parseNullable(ClaimedLink.read(waiting.value()).columns());
    };
  }

  private static Map<String, @Nullable Object> handedBack(World world, byte[] value) {
    ByteBuffer change = ((ByteBuffer) world.wire().read(value).get("change")).duplicate();
    byte[] bytes = new byte[change.remaining()];
    change.get(bytes);
    RowChange patch = ChangeSchema.read(world.wire().read(bytes));
    Map<String, @Nullable Object> row = new LinkedHashMap<>(patch.row());
    if (patch.intent() == Intent.PATCH) {
      row.putAll(patch.seen());
    }
    return row;
  }

  @Override
  public String toString() {
    return "%n%s %s %s of %s-%d %d awaits %s, is %s"
        .formatted(
            id,
            waiting.reason(),
            waiting.version().text(),
            waiting.origin().topic(),
            waiting.origin().partition(),
            waiting.origin().offset(),
            awaited(),
            row);
  }
}
