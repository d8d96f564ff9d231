package io.moorline.streams.property;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.ClaimModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.property.Standing.Slot;
import io.moorline.streams.property.Watch.Violation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When nothing is under way: how rows stand that are corrected in place, and what is found. */
final class InPlaceRest {

  private final Model model;
  private final Warehouse warehouse;
  private final Standing standing;
  private final List<Waits> waiting;

  /** Ids of what must be found. */
  private final Set<String> expected = new TreeSet<>();

  /** Ids of links to what is still to be derived: found if it turned out that it cannot be. */
  private final Set<String> possible = new TreeSet<>();

  private InPlaceRest(World world) {
    this.model = world.model();
    this.warehouse = world.warehouse();
    this.standing = new Standing(model, warehouse);
    this.waiting = Waits.in(world);
  }

  static void check(World world) {
    InPlaceRest rest = new InPlaceRest(world);
    for (InPlaceModel about : rest.inPlace()) {
      for (Map<String, @Nullable Object> row : rest.warehouse.rows(about.id()).values()) {
        rest.checkSpelling(about, row);
        rest.standing.slots(about).forEach(slot -> rest.checkLink(slot, row));
      }
    }
    rest.expectCollisions();
    rest.expected.addAll(world.knowledge().collisions());
    Set<String> found = world.watch().found();
    Violation.unless(
        found.containsAll(rest.expected), "found is " + found + ", and not", rest.expected);
    found.removeAll(rest.expected);
    found.removeAll(rest.possible);
    found.removeIf(rest::isOfAHandedBackRow);
    Violation.unless(found.isEmpty(), "found, but over", found);
  }

  /** Its home may hear that the row is gone before it is given back. */
  private boolean isOfAHandedBackRow(String id) {
    return waiting.stream()
        .filter(waits -> waits.waiting().kind() == Kind.HANDED_BACK)
        .anyMatch(
            waits ->
                id.startsWith(
                    "OPEN_LINK|" + waits.about().id() + "|" + waits.row().get("id") + "|"));
  }

  private Set<InPlaceModel> inPlace() {
    return model.datasets().stream()
        .filter(InPlaceModel.class::isInstance)
        .map(InPlaceModel.class::cast)
        .collect(Collectors.toSet());
  }

  private void checkSpelling(InPlaceModel about, Map<String, @Nullable Object> row) {
    about
        .dataset()
        .normalize()
        .forEach(
            (column, rule) -> {
              Object value = row.get(column);
              Object correct = value == null ? null : rule.normalize(value.toString());
              Violation.unless(
                  Objects.equals(value, correct), column + " should be " + correct, row);
            });
  }

  /** A link stays open only where no single row is the one. */
  private void checkLink(Slot slot, Map<String, @Nullable Object> row) {
    Optional<String> own = standing.ownKey(slot, row);
    own.ifPresent(key -> expectMismatches(slot, row, key));
    if (!slot.isOpen(row)) {
      return;
    }
    Optional<String> key = standing.effective(slot, row);
    if (key.isEmpty() && standing.claimed(slot, row).size() > 1) {
      expected.add(open(slot, row, slot.anchoring().orElseThrow().name()));
    }
    key.ifPresent(
        one -> {
          int rows = warehouse.having(model.pipeline().reference(slot.need()).id(), one).size();
          Violation.unless(rows != 1, "is not linked to " + one, row);
          String need = own.isPresent() ? slot.need().name() : standing.claims(slot).get(0).name();
          (rows == 0 ? possible : expected).add(open(slot, row, need));
        });
  }

  private static String open(Slot slot, Map<String, @Nullable Object> row, String need) {
    return "OPEN_LINK|" + slot.about().id() + "|" + row.get("id") + "|" + need;
  }

  private void expectMismatches(Slot slot, Map<String, @Nullable Object> row, String own) {
    for (ClaimModel claim : standing.claims(slot)) {
      for (Map<String, @Nullable Object> other : warehouse.rows(claim.claimant().id()).values()) {
        boolean claims = row.get("id").equals(other.get("pid"));
        standing
            .key(claim.claimant(), claim.need(), other)
            .filter(key -> claims && !key.equals(own))
            .ifPresent(
                key ->
                    expected.add(
                        "MISMATCH|"
                            + claim.claimant().id()
                            + "|"
                            + other.get("id")
                            + "|"
                            + claim.need().name()
                            + "|"
                            + row.get("id")));
      }
    }
  }

  private void expectCollisions() {
    for (var about : model.datasets()) {
      if (about instanceof ReferenceModel reference) {
        warehouse.rows(reference.id()).values().stream()
            .flatMap(row -> reference.key(row).stream())
            .filter(key -> warehouse.having(reference.id(), key.text()).size() > 1)
            .map(ReferenceKey::text)
            .forEach(key -> expected.add("COLLISION|" + key));
      }
    }
  }
}
