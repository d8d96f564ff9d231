package io.moorline.streams.property;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Orphans;
import io.moorline.schemas.RowChange;
import io.moorline.streams.model.ClaimModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.property.PlayedSink.Arrived;
import io.moorline.streams.property.Standing.Slot;
import io.moorline.streams.property.Warehouse.Change;
import io.moorline.streams.property.Watch.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks on while rows are corrected where they stand. */
final class PatchWatch {

  private final Model model;
  private final Warehouse warehouse;
  private final Standing standing;

  /** By claimed row and need: every key that any row ever claimed for it. */
  private final Map<String, Set<String>> claimed = new HashMap<>();

  PatchWatch(Model model, Warehouse warehouse) {
    this.model = model;
    this.warehouse = warehouse;
    this.standing = new Standing(model, warehouse);
  }

  void look(Change change) {
    for (ClaimModel claim : model.anchorings().claims(change.dataset())) {
      standing
          .key(claim.claimant(), claim.need(), change.row())
          .ifPresent(
              key ->
                  claimed
                      .computeIfAbsent(id(claim, change.row().get("pid")), same -> new HashSet<>())
                      .add(key));
    }
  }

  /** A row is linked by its own key, or as others claimed; and by nothing that it does not have. */
  void patched(Arrived arrived, Map<String, @Nullable Object> there) {
    cleared(arrived, there);
    Map<String, @Nullable Object> row = arrived.change().row();
    for (Slot slot : standing.slots((InPlaceModel) arrived.about())) {
      if (row.keySet().containsAll(slot.need().link().keySet())) {
        Violation.unless(slot.isOpen(there), "a link is filled that is not open", there);
        Violation.unless(
            keys(slot, there).stream()
                .flatMap(key -> warehouse.had(key).stream())
                .anyMatch(reference -> slot.isLinked(row, reference)),
            "is linked by " + row + " which nobody asked for",
            there);
      }
    }
  }

  /** A column is set to NULL only if what it pointed at was missing since the row was as it is. */
  private void cleared(Arrived arrived, Map<String, @Nullable Object> there) {
    RowChange change = arrived.change();
    for (Need need : arrived.about().dataset().needs()) {
      need.orphans()
          .map(Orphans::column)
          .filter(column -> change.row().containsKey(column))
          .flatMap(column -> standing.key(arrived.about(), need, there))
          .ifPresent(
              key ->
                  Violation.unless(
                      warehouse.wasMissing(
                          key, Warehouse.transactionOf(change.position()), warehouse.now()),
                      "is set to NULL, but there always was " + key,
                      there));
    }
  }

  private Set<String> keys(Slot slot, Map<String, @Nullable Object> there) {
    List<Need> alternatives = Standing.alternatives(slot);
    if (!alternatives.isEmpty()) {
      return alternatives.stream()
          .flatMap(need -> standing.key(slot.about(), need, there).stream())
          .collect(Collectors.toSet());
    }
    Optional<String> own = standing.ownKey(slot, there);
    if (own.isPresent()) {
      return Set.of(own.get());
    }
    Set<String> keys = new HashSet<>();
    standing
        .claims(slot)
        .forEach(claim -> keys.addAll(claimed.getOrDefault(id(claim, there.get("id")), Set.of())));
    return keys;
  }

  private static String id(ClaimModel claim, @Nullable Object row) {
    return claim.name() + "|" + row;
  }
}
