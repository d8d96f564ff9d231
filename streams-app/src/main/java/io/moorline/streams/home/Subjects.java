package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.home.Subject.Refusal;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.FactModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Makes rows to resolve of what arrives: the first time, and again when they go on. */
final class Subjects {

  private final Model model;
  private final WireFormat wire;

  Subjects(Model model, WireFormat wire) {
    this.model = model;
    this.wire = wire;
  }

  Subject resume(Waiting waiting) {
    return switch (waiting.kind()) {
      case CAPTURED -> captured(waiting.origin(), waiting.key(), waiting.value());
      case DERIVED -> derived(waiting.value());
      case HANDED_BACK -> handedBack(waiting.value());
      case CLAIMED -> throw new IllegalStateException("not yet");
    };
  }

  private Subject captured(Origin origin, byte[] key, byte[] value) {
    FactModel fact = (FactModel) model.dataset(origin.dataset());
    return captured(fact, CdcSchema.read(wire.read(value)), origin, key, value);
  }

  Subject captured(FactModel fact, Captured captured, Origin origin, byte[] key, byte[] value) {
    Links links = Links.of(model.pipeline(), fact.dataset(), fact.captured().texts(captured.row()));
    Map<String, @Nullable Object> row = fact.mirrored(captured.row());
    clearAbsent(row, links.absent());
    Position version = captured.source().position();
    return new Subject(
        Kind.CAPTURED,
        fact.id(),
        RowId.captured(fact.id(), key),
        version,
        Map.of(origin.database(), version),
        origin,
        key,
        value,
        fact.changes(),
        Intent.UPSERT,
        row,
        links,
        Map.of(),
        refusal(fact.changes(), row, links.absent()));
  }

  Subject derived(byte[] value) {
    return derived(Derivation.read(value), value);
  }

  Subject derived(Derivation derivation, byte[] value) {
    ReferenceModel reference = model.reference(ReferenceKey.parse(derivation.key()).reference());
    Map<String, @Nullable Object> row = reference.captured().parse(derivation.columns());
    Links links = Links.of(model.pipeline(), reference.dataset(), reference.captured().texts(row));
    clearAbsent(row, links.absent());
    return new Subject(
        Kind.DERIVED,
        reference.id(),
        RowId.derived(reference.id(), derivation.intent(), derivation.key()),
        derivation.version(),
        derivation.read(),
        derivation.origin(),
        null,
        value,
        reference.changes(),
        derivation.intent(),
        row,
        links,
        Map.of(),
        refusal(reference.changes(), row, links.absent()));
  }

  /** The sink could not write the row, since a reference that it relied on had vanished. */
  Subject handedBack(byte[] value) {
    GenericRecord handBack = wire.read(value);
    RowChange change = ChangeSchema.read(wire.read(bytes(handBack.get("change"))));
    DatasetModel dataset = model.dataset(handBack.get("table_id").toString());
    String vanished = handBack.get("reference") + "|" + handBack.get("reference_key");
    Position relied = Position.parse(handBack.get("not_before").toString());
    return new Subject(
        Kind.HANDED_BACK,
        dataset.id(),
        RowId.handedBack(dataset.id(), keyText(dataset.changes(), change)),
        change.position(),
        Map.of(change.origin().database(), change.position()),
        change.origin(),
        null,
        value,
        dataset.changes(),
        change.intent(),
        new LinkedHashMap<>(change.row()),
        new Links(relied(dataset, change), List.of()),
        Map.of(vanished, relied),
        Optional.empty());
  }

  /** The change names the keys that it was resolved with; the row may spell them differently. */
  private List<Link> relied(DatasetModel dataset, RowChange change) {
    Links found =
        Links.of(
            model.pipeline(), dataset.dataset(), dataset.changes().shape().texts(change.row()));
    List<Link> links = new ArrayList<>();
    for (Reliance reliance : change.relies()) {
      ReferenceKey key = ReferenceKey.parse(reliance.reference() + "|" + reliance.key());
      links.add(
          found.links().stream()
              .filter(link -> link.key().equals(key))
              .findFirst()
              .orElse(new Link(key, List.of(), Map.of())));
    }
    return links;
  }

  /** Blank is NULL, also for what points nowhere. */
  private static void clearAbsent(Map<String, @Nullable Object> row, List<Need> absent) {
    absent.stream()
        .flatMap(need -> need.by().values().stream())
        .forEach(column -> row.replace(column, null));
  }

  private static Optional<Refusal> refusal(
      ChangesTable table, Map<String, @Nullable Object> row, List<Need> absent) {
    List<String> blank = table.blankKeyColumns(row);
    if (!blank.isEmpty()) {
      return Optional.of(
          new Refusal(
              "no_key",
              "The row has no value in "
                  + String.join(", ", blank)
                  + ", part of the key of "
                  + table.table().name()
                  + "; correct it in the source."));
    }
    List<String> forbidden =
        table.forbiddenNulls(row).stream()
            .filter(column -> absent.stream().anyMatch(need -> need.by().containsValue(column)))
            .toList();
    return forbidden.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "absent",
                "The row names no reference in "
                    + String.join(", ", forbidden)
                    + ", which "
                    + table.table().name()
                    + " demands; correct it in the source."));
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
