package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.ColumnText;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.message.Vanished;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.model.Conversions;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Rows that the sink could not write, since a reference that they relied on had vanished. */
final class HandedBack {

  /** More than any row has links. */
  private static final int REVISIONS = 1 << 8;

  private final Model model;
  private final WireFormat wire;

  HandedBack(Model model, WireFormat wire) {
    this.model = model;
    this.wire = wire;
  }

  /**
   * @param unlinkable texts of reference keys that cannot be linked to now
   */
  Subject subject(byte[] value, Set<String> unlinkable) {
    GenericRecord handBack = wire.read(value);
    RowChange change = ChangeSchema.read(wire.read(bytes(handBack.get("change"))));
    DatasetModel dataset = model.dataset(handBack.get("table_id").toString());
    Map<String, @Nullable Object> row = row(change);
    List<Link> links = links(dataset, row, change, unlinkable);
    return new Subject(
        Kind.HANDED_BACK,
        dataset.id(),
        id(dataset, change),
        change.position(),
        (change.revision() / REVISIONS + 1) * REVISIONS,
        takesOver(change) ? Map.of() : Map.of(change.origin().database(), change.position()),
        change.origin(),
        null,
        value,
        dataset.changes(),
        change.intent(),
        row,
        Map.of(),
        new Links(links, List.of()),
        vanished(dataset, change, links, handBack),
        Set.of(),
        Optional.empty());
  }

  private static boolean takesOver(RowChange change) {
    return change.intent() == Intent.TAKE_OVER;
  }

  private String id(DatasetModel dataset, RowChange change) {
    if (takesOver(change)) {
      return RowId.takenOver(dataset.id(), key(dataset, change));
    }
    String row = rowOf(dataset, change);
    return change.intent() == Intent.PATCH
        ? RowId.handedBack(dataset.id(), row, change)
        : RowId.handedBack(dataset.id(), row);
  }

  /** A patch is decided anew, from what it had seen; a row, from the keys that it went without. */
  private static Map<String, @Nullable Object> row(RowChange change) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(change.row());
    if (!takesOver(change)) {
      row.putAll(change.seen());
    }
    return row;
  }

  private String key(DatasetModel reference, RowChange change) {
    return model.reference(reference.id()).key(change.row()).map(ReferenceKey::text).orElseThrow();
  }

  /** A reference's origin is the row that made it necessary, not the row itself. */
  private static String rowOf(DatasetModel dataset, RowChange change) {
    boolean itself = change.origin().dataset().equals(dataset.id());
    return itself ? change.origin().row() : keyText(dataset.changes(), change);
  }

  /** The change names the keys that it was resolved with; the row may spell them differently. */
  private List<Link> links(
      DatasetModel dataset,
      Map<String, @Nullable Object> row,
      RowChange change,
      Set<String> unlinkable) {
    List<ReferenceKey> relied =
        change.relies().stream()
            .map(reliance -> ReferenceKey.parse(reliance.reference() + "|" + reliance.key()))
            .toList();
    ColumnText texts = dataset.changes().shape().texts(row);
    List<Link> own = Links.of(model.pipeline(), dataset.dataset(), texts).links();
    List<Link> links = new ArrayList<>();
    if (dataset instanceof InPlaceModel inPlace) {
      links.addAll(
          Links.of(model.pipeline(), filling(inPlace, change, row, unlinkable), texts).links());
    } else {
      own.stream()
          .filter(link -> relied.contains(link.key()) || wentWithout(change, link))
          .forEach(links::add);
    }
    List<ReferenceKey> found = own.stream().map(Link::key).toList();
    relied.stream().filter(key -> !found.contains(key)).map(Link::to).forEach(links::add);
    return links;
  }

  /** The needs of the row that fill what the patch was to fill: maybe another one than did. */
  private static List<Need> filling(
      InPlaceModel dataset,
      RowChange patch,
      Map<String, @Nullable Object> row,
      Set<String> unlinkable) {
    return dataset.due(row, unlinkable).stream()
        .filter(need -> !need.link().isEmpty())
        .filter(need -> patch.row().keySet().containsAll(need.link().keySet()))
        .toList();
  }

  private static boolean wentWithout(RowChange change, Link link) {
    return change.intent() == Intent.UPSERT
        && link.needs().stream()
            .flatMap(need -> need.byColumns().values().stream())
            .anyMatch(change.seen()::containsKey);
  }

  /** By text of its key. */
  private Map<String, Vanished> vanished(
      DatasetModel dataset, RowChange change, List<Link> links, GenericRecord handBack) {
    String key = handBack.get("reference") + "|" + handBack.get("reference_key");
    Position position = Position.parse(handBack.get("not_before").toString());
    Map<String, String> taken =
        links.stream()
            .filter(link -> link.key().text().equals(key))
            .findFirst()
            .map(link -> takenOver(dataset, change, link))
            .orElse(Map.of());
    return Map.of(key, new Vanished(position, taken));
  }

  /** What the change has of the reference's row, as that would say it. */
  private Map<String, String> takenOver(DatasetModel dataset, RowChange change, Link link) {
    Shape reference = model.reference(link.key().reference()).captured();
    Map<String, String> taken = new HashMap<>();
    ownColumns(change.intent(), link.needs())
        .forEach(
            (own, column) -> {
              Object value = change.row().get(own);
              if (value != null) {
                ColumnType type = reference.type(column);
                ColumnType ownType = dataset.changes().shape().type(own);
                taken.put(column, type.text(Conversions.convert(value, ownType, type)));
              }
            });
    return taken;
  }

  /** A patch leaves keys as people spelled them. */
  private static Map<String, String> ownColumns(Intent intent, List<Need> needs) {
    Map<String, String> columns = new HashMap<>();
    for (Need need : needs) {
      if (intent != Intent.PATCH) {
        need.byColumns().forEach((column, own) -> columns.put(own, column));
      }
      columns.putAll(need.link());
    }
    return columns;
  }

  private static String keyText(ChangesTable table, RowChange change) {
    StringBuilder text = new StringBuilder();
    for (String column : table.key()) {
      Object value = change.row().get(column);
      String part = value == null ? "" : table.shape().type(column).text(value);
      text.append(part.length()).append(':').append(part);
    }
    return text.toString();
  }

  private static byte[] bytes(Object buffer) {
    ByteBuffer source = ((ByteBuffer) buffer).duplicate();
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    return bytes;
  }
}
