package io.moorline.streams.home;

import io.moorline.rules.pipeline.InPlace;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.resolve.Link;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.model.FactModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.station.Desk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links a row to the references that exist, and sends it off. */
final class ChangeWriter {

  /** What the change_log gives as the backfill of what authorities say. */
  private static final String AUTHORITY = "authority";

  /** Who caused a change to what. */
  private record Cause(String dataset, String changed) {}

  private final Desk desk;
  private final Pipeline pipeline;
  private final Map<Cause, Optional<String>> backfills = new HashMap<>();

  ChangeWriter(Desk desk) {
    this.desk = desk;
    this.pipeline = desk.model().pipeline();
  }

  /**
   * Sends the whole row, linked; where a reference is not known, with NULL.
   *
   * @return the row as it was sent
   */
  Map<String, @Nullable Object> write(
      Subject subject, Map<String, @Nullable IndexEntry> references) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(subject.row());
    Map<String, @Nullable Object> without = new LinkedHashMap<>(subject.said());
    List<Reliance> relies = new ArrayList<>();
    for (Link link : subject.links().links()) {
      IndexEntry entry = references.get(link.key().text());
      if (entry != null) {
        link.needs().forEach(need -> link(subject.target(), row, need, entry));
        relies.add(new Reliance(link.key().reference(), link.key().partsText(), entry.position()));
      } else if (subject.later().contains(link.key().text())) {
        link.needs().stream()
            .flatMap(need -> OwnKind.leftOut(subject.target(), row, need))
            .toList()
            .forEach(column -> row.put(column, null));
      } else {
        without.putAll(ownKey(row, link));
        unlink(row, link);
      }
    }
    send(subject, row, without, relies, Optional.empty());
    return row;
  }

  boolean loadsUnlinked(String dataset) {
    return desk.model().dataset(dataset) instanceof FactModel fact && fact.loadsUnlinked();
  }

  /** Whether the row can go without the references that are not known. */
  boolean mayBeUnlinked(Subject subject, Map<String, @Nullable IndexEntry> references) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(subject.row());
    subject.links().links().stream()
        .filter(link -> references.get(link.key().text()) == null)
        .forEach(link -> unlink(row, link));
    return subject.target().forbiddenNulls(row).isEmpty()
        && subject.target().blankKeyColumns(row).isEmpty();
  }

  /** Everything that can be corrected in a row that stands in its table; often that is nothing. */
  void correct(Subject subject, Map<String, @Nullable IndexEntry> references) {
    InPlaceModel model = inPlace(subject);
    patch(
        subject,
        new Patch(subject, model::together).correct(model.corrections(subject.row())),
        references);
  }

  /** The links alone to these references. */
  void link(Subject subject, Map<String, @Nullable IndexEntry> references) {
    patch(subject, new Patch(subject, inPlace(subject)::together), references);
  }

  /** Sets columns to NULL that point at nothing. */
  void clear(Subject subject, Set<String> columns) {
    patch(subject, new Patch(subject, inPlace(subject)::together).clear(columns), Map.of());
  }

  private InPlaceModel inPlace(Subject subject) {
    return (InPlaceModel) desk.model().dataset(subject.dataset());
  }

  private void patch(Subject subject, Patch patch, Map<String, @Nullable IndexEntry> references) {
    for (Link link : subject.links().links()) {
      IndexEntry entry = references.get(link.key().text());
      if (entry != null) {
        patch.link(link, entry);
      }
    }
    if (!patch.isEmpty()) {
      send(subject, patch.row(), patch.seen(), patch.relies(), patch.backfill());
    }
  }

  private void send(
      Subject subject,
      Map<String, @Nullable Object> row,
      Map<String, @Nullable Object> seen,
      List<Reliance> relies,
      Optional<String> backfill) {
    desk.change(
        subject.target(),
        new RowChange(
            subject.intent(),
            row,
            seen,
            subject.version(),
            loadsUnlinked(subject.dataset()) ? subject.revision() + relies.size() : 0,
            subject.origin(),
            evidence(subject, backfill),
            relies));
    desk.numbers().processed(subject.dataset(), subject.intent().name().toLowerCase(Locale.ROOT));
  }

  private Evidence evidence(Subject subject, Optional<String> backfill) {
    if (subject.intent() == Intent.TAKE_OVER) {
      return new Evidence(AUTHORITY, pipeline.domain(), pipeline.ruleVersion());
    }
    return new Evidence(
        backfill.or(() -> known(subject)).orElse(pipeline.name()),
        pipeline.domain(),
        pipeline.ruleVersion());
  }

  private Optional<String> known(Subject subject) {
    return backfills.computeIfAbsent(
        new Cause(subject.origin().dataset(), subject.dataset()), this::backfill);
  }

  /** As the dataset says whose row it is; of a derived row, the need that made it necessary. */
  private Optional<String> backfill(Cause why) {
    return pipeline.datasets().stream()
        .filter(dataset -> dataset.id().equals(why.dataset()))
        .findFirst()
        .flatMap(
            cause ->
                cause.needs().stream()
                    .filter(need -> pipeline.reference(need).id().equals(why.changed()))
                    .flatMap(need -> need.backfill().stream())
                    .findFirst()
                    .or(
                        () ->
                            cause instanceof InPlace inPlace
                                ? inPlace.backfill()
                                : Optional.empty()));
  }

  /** The reference's own spelling, so that a foreign key holds whatever a person typed there. */
  private static void link(
      ChangesTable table, Map<String, @Nullable Object> row, Need need, IndexEntry entry) {
    need.byColumns()
        .forEach(
            (column, own) -> {
              String text = entry.columns().get(column);
              if (text != null && row.containsKey(own)) {
                row.put(own, table.shape().type(own).parse(text));
              }
            });
    need.link()
        .forEach(
            (own, column) ->
                row.put(own, table.shape().type(own).parse(entry.columns().get(column))));
  }

  /** What the row knows of the reference: the change tells it, should it be handed back. */
  private static Map<String, @Nullable Object> ownKey(
      Map<String, @Nullable Object> row, Link link) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>(row);
    key.keySet()
        .retainAll(
            link.needs().stream().flatMap(need -> need.byColumns().values().stream()).toList());
    return key;
  }

  /** With nothing where the reference would be. */
  static void unlink(Map<String, @Nullable Object> row, Link link) {
    for (Need need : link.needs()) {
      need.byColumns().values().forEach(column -> row.replace(column, null));
      need.link().keySet().forEach(column -> row.put(column, null));
    }
  }
}
