package io.moorline.streams.property;

import io.moorline.rules.pipeline.Alternatives;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.model.Anchoring;
import io.moorline.streams.model.ClaimModel;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tables say about the links of rows that stand in them. */
final class Standing {

  /**
   * What fills one link of a dataset's rows.
   *
   * @param own the need of the row itself
   * @param anchoring the claims of others
   */
  record Slot(InPlaceModel about, Optional<Need> own, Optional<Anchoring> anchoring) {

    Need need() {
      return own.orElseGet(() -> anchoring.orElseThrow().claims().get(0).need());
    }

    boolean isOpen(Map<String, @Nullable Object> row) {
      return need().link().keySet().stream().allMatch(column -> row.get(column) == null);
    }

    boolean isLinked(Map<String, @Nullable Object> row, Map<String, @Nullable Object> reference) {
      return need().link().entrySet().stream()
          .allMatch(link -> row.get(link.getKey()).equals(reference.get(link.getValue())));
    }
  }

  private final Model model;
  private final Warehouse warehouse;

  Standing(Model model, Warehouse warehouse) {
    this.model = model;
    this.warehouse = warehouse;
  }

  List<Slot> slots(InPlaceModel about) {
    List<Anchoring> anchorings = model.anchorings().of(about.id());
    Stream<Slot> own =
        about.dataset().needs().stream()
            .filter(need -> need.of().isEmpty() && need.unless().isEmpty())
            .filter(need -> !need.link().isEmpty())
            .map(need -> new Slot(about, Optional.of(need), of(anchorings, need)));
    Stream<Slot> claimed =
        anchorings.stream()
            .filter(anchoring -> anchoring.own().isEmpty())
            .map(anchoring -> new Slot(about, Optional.empty(), Optional.of(anchoring)));
    return Stream.concat(own, claimed).toList();
  }

  private static Optional<Anchoring> of(List<Anchoring> anchorings, Need own) {
    return anchorings.stream()
        .filter(anchoring -> anchoring.own().filter(own::equals).isPresent())
        .findFirst();
  }

  /** The key by which a row points somewhere itself. */
  Optional<String> key(DatasetModel about, Need need, Map<String, @Nullable Object> row) {
    return Links.key(model.pipeline().reference(need), need, about.captured().texts(row))
        .map(ReferenceKey::text);
  }

  /** The needs that may fill the link, if there are several. */
  static List<Need> alternatives(Slot slot) {
    return slot.about().dataset().needs().stream()
        .filter(need -> Alternatives.contain(slot.about().dataset(), need))
        .filter(need -> slot.own().filter(slot.about().upTo(need).get(0)::equals).isPresent())
        .toList();
  }

  Optional<String> ownKey(Slot slot, Map<String, @Nullable Object> row) {
    return slot.own().flatMap(need -> key(slot.about(), need, row));
  }

  /** The keys that other rows want the row to be linked by. */
  Set<String> claimed(Slot slot, Map<String, @Nullable Object> row) {
    Set<String> keys = new TreeSet<>();
    for (ClaimModel claim : claims(slot)) {
      for (Map<String, @Nullable Object> other : warehouse.rows(claim.claimant().id()).values()) {
        if (row.get("id").equals(other.get("pid"))) {
          key(claim.claimant(), claim.need(), other).ifPresent(keys::add);
        }
      }
    }
    return keys;
  }

  List<ClaimModel> claims(Slot slot) {
    return slot.anchoring().map(Anchoring::claims).orElse(List.of());
  }

  /** The only key that may link the row; empty: none does. */
  Optional<String> effective(Slot slot, Map<String, @Nullable Object> row) {
    Optional<String> own = ownKey(slot, row);
    Set<String> claimed = claimed(slot, row);
    return own.or(() -> claimed.size() == 1 ? claimed.stream().findFirst() : Optional.empty());
  }
}
