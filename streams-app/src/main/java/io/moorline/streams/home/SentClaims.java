package io.moorline.streams.home;

import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.message.Claim;
import io.moorline.streams.message.Partitions;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.model.ClaimModel;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.station.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of this home ask for others: told to the others' homes when it changes, and taken
 * back when it is over.
 */
final class SentClaims {

  private final Desk desk;
  private final KeyValueStore<String, Claim> store;
  private final Partitions partitions;

  SentClaims(Desk desk, KeyValueStore<String, Claim> store) {
    this.desk = desk;
    this.store = store;
    this.partitions = new Partitions(desk.model().partitions());
  }

  /** A version of a row. */
  void row(DatasetModel dataset, Captured captured, Origin origin) {
    for (ClaimModel model : desk.model().anchorings().claims(dataset.id())) {
      if (model.isTold(captured.row())) {
        replace(
            id(dataset.id(), origin.row(), model),
            captured.source().position(),
            claim(model, captured, origin));
      }
    }
  }

  void gone(DatasetModel dataset, String row, Position at) {
    for (ClaimModel model : desk.model().anchorings().claims(dataset.id())) {
      replace(id(dataset.id(), row, model), at, Optional.empty());
    }
  }

  void allGone(DatasetModel dataset, Position at) {
    if (desk.model().anchorings().claims(dataset.id()).isEmpty()) {
      return;
    }
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<String, Claim> all =
        store.range(RowId.first(dataset.id()), RowId.last(dataset.id()))) {
      while (all.hasNext()) {
        KeyValue<String, Claim> claim = all.next();
        if (!claim.value.position().isAfter(at)) {
          ids.add(claim.key);
        }
      }
    }
    ids.forEach(id -> replace(id, at, Optional.empty()));
  }

  private void replace(String id, Position at, Optional<Claim> now) {
    Claim before = store.get(id);
    if (before != null && now.filter(before::isForTheSameRowAs).isEmpty()) {
      desk.claim(before.takenBack(at));
      store.delete(id);
    }
    if (now.isEmpty()) {
      return;
    }
    boolean news = before == null || !before.saysTheSameAs(now.get());
    if (news) {
      desk.claim(now.get());
    }
    if (news || before.position().epoch() != at.epoch()) {
      // A snapshot that found the row again must not take it for gone.
      store.put(id, now.get());
    }
  }

  private Optional<Claim> claim(ClaimModel model, Captured captured, Origin origin) {
    Map<String, @Nullable Object> row = captured.row();
    Optional<Link> link =
        Links.ofAnother(
            desk.model().pipeline(), model.need(), model.claimant().captured().texts(row));
    Optional<Map<String, @Nullable Object>> claimed = model.key(row);
    if (link.isEmpty() || claimed.isEmpty()) {
      return Optional.empty();
    }
    byte[] key = key(model.anchored().changes(), claimed.get());
    return Optional.of(
        new Claim(
            model.name(),
            origin.row(),
            entityKey(model.claimant(), row),
            model.anchored().id(),
            partitions.ofAvro(key),
            RowId.row(key),
            link.get().key().text(),
            link.get().attributes(),
            origin.database(),
            captured.source().position()));
  }

  /** As the other row's own capture writes it, but for the schema. */
  private byte[] key(ChangesTable table, Map<String, @Nullable Object> claimed) {
    return desk.wire().write(WireFormat.keySubject(table.topic()), table.schema().key(claimed));
  }

  private static String entityKey(DatasetModel dataset, Map<String, @Nullable Object> row) {
    return String.join(
        "|",
        dataset.captured().primaryKey().stream()
            .map(column -> dataset.captured().texts(row).of(column))
            .toList());
  }

  private static String id(String dataset, String row, ClaimModel model) {
    return RowId.captured(dataset, row) + RowId.SEPARATOR + model.need().name();
  }
}
