package io.moorline.streams.property;

import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.property.Watch.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When nothing is under way: what authorities know stands in the tables, or waits for a reason. */
final class AuthorityRest {

  private final World world;
  private final List<Waits> waiting;

  private AuthorityRest(World world) {
    this.world = world;
    this.waiting = Waits.in(world);
  }

  static void check(World world) {
    AuthorityRest rest = new AuthorityRest(world);
    for (DatasetModel about : world.model().datasets()) {
      if (about instanceof ReferenceModel reference) {
        world.knowledge().keys(reference).forEach(key -> rest.check(reference, key));
      }
    }
  }

  private void check(ReferenceModel reference, String key) {
    List<Map<String, @Nullable Object>> rows = world.warehouse().having(reference.id(), key);
    if (rows.size() > 1 || waiting.stream().anyMatch(one -> one.becomes(key))) {
      return;
    }
    if (rows.isEmpty()) {
      Violation.unless(
          world.warehouse().everExisted(key), "an authority knows it, and nobody wrote", key);
      return;
    }
    Violation.unless(
        !"auto_derived".equals(rows.get(0).get("_source")),
        "an authority did not take over " + key,
        rows);
    if (!world.warehouse().vanished(key, 0, world.warehouse().now())) {
      Map<String, @Nullable Object> known = world.knowledge().of(reference, key).orElseThrow();
      List.of("a", "b").forEach(column -> check(key, column, rows.get(0), known));
    }
  }

  /**
   * What was said once and is not any more has gone. What somebody emptied stays so until something
   * new is said.
   */
  private void check(
      String key,
      String column,
      Map<String, @Nullable Object> row,
      Map<String, @Nullable Object> known) {
    Object says = known.get(column);
    Object has = row.get(column);
    boolean blank = says == null || says.toString().isBlank();
    boolean theirs =
        has == null
            ? world.warehouse().had(key).stream().anyMatch(version -> version.get(column) != null)
            : !world.knowledge().everSaid(key, column, has);
    Violation.unless(
        blank || says.equals(has) || theirs,
        "the authority says " + says + " of " + key + ", and there is " + has,
        row);
  }
}
