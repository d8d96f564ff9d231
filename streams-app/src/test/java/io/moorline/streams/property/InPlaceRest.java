package io.moorline.streams.property;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Need.Orphans.Policy;
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
        about.dataset().needs().forEach(need -> rest.checkOrphan(about, need, row));
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
    if (!Standing.alternatives(slot).isEmpty()) {
      checkAlternatives(slot, row);
      return;
    }
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

  /**
   * None of the keys that the row has leads to a single row; but where one is to be derived, for
   * whatever need of the row, those after it have no turn.
   */
  private void checkAlternatives(Slot slot, Map<String, @Nullable Object> row) {
    boolean tried = false;
    boolean certain = true;
    for (Need need : Standing.alternatives(slot)) {
      Optional<String> key = standing.key(slot.about(), need, row);
      if (key.isPresent() && slot.isOpen(row)) {
        List<Map<String, @Nullable Object>> rows = rows(need, key.get());
        Violation.unless(rows.size() != 1, "is not linked to " + key, row);
        tried = true;
        certain &= !rows.isEmpty();
        if (rows.isEmpty() && derives(slot.about(), key.get(), row)) {
          break;
        }
      }
    }
    if (tried) {
      (certain ? expected : possible).add(open(slot, row, slot.need().name()));
    }
  }

  /**
   * What never pointed at anything is listed, or does not point any more, or is to be derived. Of
   * rows whose reference was there and went, nobody is told until they change.
   */
  private void checkOrphan(InPlaceModel about, Need need, Map<String, @Nullable Object> row) {
    Optional<String> key =
        need.orphans().isPresent() ? standing.key(about, need, row) : Optional.empty();
    if (key.isEmpty() || rows(need, key.get()).size() == 1) {
      return;
    }
    boolean never = !warehouse.everExisted(key.get());
    Policy policy = need.orphans().orElseThrow().policy();
    boolean derived = policy == Policy.CREATE || derives(about, key.get(), row);
    Violation.unless(!never || derived || policy != Policy.NULLIFY, "points at nothing", row);
    (never && !derived ? expected : possible)
        .add("ORPHAN|" + about.id() + "|" + row.get("id") + "|" + need.name());
  }

  /** Whether the row itself has it derived, to be linked to it. */
  private boolean derives(InPlaceModel about, String key, Map<String, @Nullable Object> row) {
    return about.dataset().needs().stream()
        .filter(need -> need.mode() == Mode.INSERT_MISSING && InPlaceModel.isOpen(need, row))
        .anyMatch(need -> standing.key(about, need, row).filter(key::equals).isPresent());
  }

  private List<Map<String, @Nullable Object>> rows(Need need, String key) {
    return warehouse.having(model.pipeline().reference(need).id(), key);
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
