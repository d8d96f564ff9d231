package io.moorline.streams.home;

import io.moorline.rules.normalize.Blank;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.message.ClaimedLink;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.Vanished;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.Anchoring;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.FactModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Makes rows to resolve of what arrives: the first time, and again when they go on. */
final class Subjects {

  private final Model model;
  private final WireFormat wire;
  private final HandedBack handedBack;

  Subjects(Model model, WireFormat wire) {
    this.model = model;
    this.wire = wire;
    this.handedBack = new HandedBack(model, wire);
  }

  Subject resume(Waiting waiting) {
    return switch (waiting.kind()) {
      case CAPTURED ->
          captured(waiting.origin(), waiting.key(), waiting.value(), waiting.said().keySet());
      case DERIVED -> derived(waiting.value());
      case HANDED_BACK -> handedBack.subject(waiting.value(), waiting.said().keySet());
      case CLAIMED -> claimed(ClaimedLink.read(waiting.value()), waiting.origin().row(), Map.of());
    };
  }

  private Subject captured(Origin origin, byte[] key, byte[] value, Set<String> unlinkable) {
    Captured captured = CdcSchema.read(wire.read(value));
    return captured(model.dataset(origin.dataset()), captured, origin, key, value, unlinkable);
  }

  /**
   * A version that does not repeat large values, while an older one waits that was never written:
   * what that one knew of them would be lost.
   */
  Subject completed(Waiting older, Origin origin, byte[] key, byte[] value) {
    GenericRecord whole = CdcSchema.completed(wire.read(value), wire.read(older.value()));
    String subject = WireFormat.valueSubject(model.topics().cdc(origin.dataset()));
    return captured(origin, key, wire.write(subject, whole), Set.of());
  }

  Subject captured(
      DatasetModel dataset, Captured captured, Origin origin, byte[] key, byte[] value) {
    return captured(dataset, captured, origin, key, value, Set.of());
  }

  private Subject captured(
      DatasetModel dataset,
      Captured captured,
      Origin origin,
      byte[] key,
      byte[] value,
      Set<String> unlinkable) {
    return dataset instanceof FactModel fact
        ? captured(fact, captured, origin, key, value)
        : captured((InPlaceModel) dataset, captured, origin, key, value, unlinkable);
  }

  private Subject captured(
      FactModel fact, Captured captured, Origin origin, byte[] key, byte[] value) {
    Links links = Links.of(model.pipeline(), fact.dataset(), fact.captured().texts(captured.row()));
    Map<String, @Nullable Object> row = fact.mirrored(captured.row());
    clearAbsent(row, links.absent());
    links.absent().forEach(need -> need.link().keySet().forEach(column -> row.put(column, null)));
    Position version = captured.source().position();
    return new Subject(
        Kind.CAPTURED,
        fact.id(),
        RowId.captured(fact.id(), origin.row()),
        version,
        0,
        Map.of(origin.database(), version),
        origin,
        key,
        value,
        fact.changes(),
        Intent.UPSERT,
        row,
        Map.of(),
        links,
        Map.of(),
        Set.of(),
        Refusals.of(fact.changes(), row, links.absent()));
  }

  private Subject captured(
      InPlaceModel inPlace,
      Captured captured,
      Origin origin,
      byte[] key,
      byte[] value,
      Set<String> unlinkable) {
    Position version = captured.source().position();
    Map<String, @Nullable Object> row = captured.row();
    return new Subject(
        Kind.CAPTURED,
        inPlace.id(),
        RowId.captured(inPlace.id(), origin.row()),
        version,
        0,
        Map.of(origin.database(), version),
        origin,
        key,
        value,
        inPlace.changes(),
        Intent.PATCH,
        inPlace.relevant(row),
        Map.of(),
        Links.of(model.pipeline(), inPlace.due(row, unlinkable), inPlace.captured().texts(row)),
        Map.of(),
        Set.of(),
        Optional.empty());
  }

  /** A link that others ask for, of a row in its table. */
  Subject claimed(ClaimedLink link, String row, Map<String, Vanished> vanished) {
    Anchoring anchoring =
        model.anchorings().of(link.dataset()).stream()
            .filter(one -> one.name().equals(link.anchoring()))
            .findFirst()
            .orElseThrow();
    InPlaceModel anchored = anchoring.anchored();
    Need need = anchoring.need(anchoring.claim(link.claim()).orElseThrow());
    ReferenceKey key = ReferenceKey.parse(link.key());
    return new Subject(
        Kind.CLAIMED,
        anchored.id(),
        RowId.claimed(anchored.id(), anchoring.name(), row),
        link.version(),
        0,
        link.read(),
        link.origin(),
        null,
        link.toBytes(),
        anchored.changes(),
        Intent.PATCH,
        anchored.captured().parseNullable(link.columns()),
        Map.of(),
        new Links(List.of(new Link(key, List.of(need), link.attributes(), Map.of())), List.of()),
        vanished,
        Set.of(),
        Optional.empty());
  }

  Subject derived(byte[] value) {
    return derived(Derivation.read(value), value);
  }

  Subject derived(Derivation derivation) {
    return derived(derivation, derivation.toBytes());
  }

  Subject derived(Derivation derivation, byte[] value) {
    ReferenceKey own = ReferenceKey.parse(derivation.key());
    ReferenceModel reference = model.reference(own.reference());
    Map<String, @Nullable Object> row = reference.captured().parse(derivation.columns());
    Links found = Links.of(model.pipeline(), reference.dataset(), reference.captured().texts(row));
    boolean first = derivation.comesFirst();
    Links links = first ? found : OwnKind.afterItself(own, found);
    clearAbsent(row, links.absent());
    if (derivation.takeOver() != null) {
      TakeOvers.complete(derivation.takeOver(), reference, row);
    }
    return new Subject(
        Kind.DERIVED,
        reference.id(),
        RowId.derived(reference.id(), derivation),
        derivation.version(),
        0,
        derivation.read(),
        derivation.origin(),
        null,
        value,
        reference.changes(),
        derivation.intent(),
        row,
        Map.of(),
        links,
        Map.of(),
        first ? OwnKind.later(reference.changes(), row, reference.id(), links) : Set.of(),
        Refusals.of(reference.changes(), row, links.absent()));
  }

  /** The same row once more, to fill what it was inserted without. */
  Subject linkedLater(Subject inserted) {
    Derivation derivation = Derivation.read(inserted.value());
    if (derivation.takeOver() != null) {
      return derived(derivation.again());
    }
    Map<String, String> columns = new LinkedHashMap<>(derivation.columns());
    columns.keySet().removeAll(model.reference(inserted.dataset()).provenance().columns());
    return derived(
        new Derivation(
            Intent.FILL_DERIVED,
            derivation.key(),
            columns,
            derivation.read(),
            derivation.version(),
            derivation.origin()));
  }

  Subject handedBack(byte[] value) {
    return handedBack.subject(value, Set.of());
  }

  /** Blank is NULL, also for what points nowhere. */
  private static void clearAbsent(Map<String, @Nullable Object> row, List<Need> absent) {
    absent.stream()
        .flatMap(need -> need.byColumns().values().stream())
        .filter(column -> row.get(column) instanceof String text && Blank.is(text))
        .forEach(column -> row.replace(column, null));
  }
}
