package io.moorline.streams.home;

import io.moorline.schemas.Captured;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.streams.message.Anchor;
import io.moorline.streams.message.Anchor.State;
import io.moorline.streams.message.Claim;
import io.moorline.streams.message.ClaimedLink;
import io.moorline.streams.message.Vanished;
import io.moorline.streams.model.Anchoring;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Findings.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of this home that others want to be linked: who wants what, and what follows. */
final class Anchors {

  private final Desk desk;
  private final KeyValueStore<String, Anchor> store;
  private final Resolver resolver;
  private final WaitingRoom room;
  private final Subjects subjects;

  Anchors(
      Desk desk,
      KeyValueStore<String, Anchor> store,
      Resolver resolver,
      WaitingRoom room,
      Subjects subjects) {
    this.desk = desk;
    this.store = store;
    this.resolver = resolver;
    this.room = room;
    this.subjects = subjects;
  }

  /** Another row wants something, or wants it no more. */
  void claim(Claim claim) {
    Anchor before = anchor(claim.dataset(), claim.claimed());
    change(claim.dataset(), claim.claimed(), before, before.with(claim));
  }

  /** A version of a row that may be claimed. */
  void row(InPlaceModel dataset, Captured captured, Origin origin) {
    if (isAnchored(dataset.id())) {
      Anchor before = anchor(dataset.id(), origin.row());
      change(
          dataset.id(),
          origin.row(),
          before,
          before.with(state(dataset, captured, origin, before)));
    }
  }

  void gone(String dataset, String row) {
    if (isAnchored(dataset)) {
      Anchor before = anchor(dataset, row);
      change(dataset, row, before, before.gone());
    }
  }

  void allGone(String dataset, Position at) {
    if (!isAnchored(dataset)) {
      return;
    }
    List<KeyValue<String, Anchor>> gone = new ArrayList<>();
    try (KeyValueIterator<String, Anchor> all =
        store.range(RowId.first(dataset), RowId.last(dataset))) {
      while (all.hasNext()) {
        KeyValue<String, Anchor> anchor = all.next();
        State state = anchor.value.state();
        if (state != null && !state.position().isAfter(at)) {
          gone.add(anchor);
        }
      }
    }
    gone.forEach(
        anchor ->
            change(
                dataset,
                anchor.key.substring(RowId.first(dataset).length()),
                anchor.value,
                anchor.value.gone()));
  }

  /** A link that was claimed could not be made: its reference had vanished. */
  void again(String dataset, String row, Map<String, Vanished> vanished) {
    Anchor anchor = anchor(dataset, row);
    for (Anchoring anchoring : desk.model().anchorings().of(dataset)) {
      new Claims(anchoring, anchor)
          .link()
          .ifPresent(link -> resolver.resolve(subjects.claimed(link, row, vanished)));
    }
  }

  private void change(String dataset, String row, Anchor before, Anchor after) {
    store.put(RowId.captured(dataset, row), after.isEmpty() ? null : after);
    for (Anchoring anchoring : desk.model().anchorings().of(dataset)) {
      Claims then = new Claims(anchoring, before);
      Claims now = new Claims(anchoring, after);
      link(row, anchoring, then.link(), now.link());
      // Afterwards: a link that was asked for and is given up ends what was said of it.
      tell(then.findings(), now.findings());
    }
  }

  private void link(
      String row, Anchoring anchoring, Optional<ClaimedLink> then, Optional<ClaimedLink> now) {
    if (now.isEmpty()) {
      String id = RowId.claimed(anchoring.anchored().id(), anchoring.name(), row);
      room.find(id).ifPresent(waiting -> room.leave(id, waiting));
    } else if (then.filter(now.get()::saysTheSameAs).isEmpty()) {
      resolver.resolve(subjects.claimed(now.get(), row, Map.of()));
    }
  }

  private void tell(Map<String, Found> then, Map<String, Found> now) {
    then.forEach(
        (id, found) -> {
          if (!now.containsKey(id)) {
            desk.findings().close(found);
          }
        });
    now.forEach(
        (id, found) -> {
          Found before = then.get(id);
          if (before == null || !before.saysTheSameAs(found)) {
            desk.findings().open(found);
          }
        });
  }

  private boolean isAnchored(String dataset) {
    return !desk.model().anchorings().of(dataset).isEmpty();
  }

  private Anchor anchor(String dataset, String row) {
    Anchor found = store.get(RowId.captured(dataset, row));
    return found == null ? Anchor.NONE : found;
  }

  /** A column that the log did not repeat is as it was. */
  private static State state(
      InPlaceModel dataset, Captured captured, Origin origin, Anchor before) {
    Map<String, Optional<String>> columns =
        new LinkedHashMap<>(before.state() == null ? Map.of() : before.state().columns());
    Map<String, @Nullable Object> relevant = dataset.relevant(captured.row());
    relevant
        .keySet()
        .forEach(
            column ->
                columns.put(
                    column, Optional.ofNullable(dataset.captured().texts(relevant).of(column))));
    return new State(captured.source().position(), origin, columns);
  }
}
