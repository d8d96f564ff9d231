package io.moorline.source.authority;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.source.Causes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, after a load, which of its keys the reference's table does not have: some while later,
 * for rows need their time, and again until none is missing.
 */
final class Completeness {

  private static final Logger log = LoggerFactory.getLogger(Completeness.class);

  private static final List<Duration> LOOKS =
      List.of(
          Duration.ofSeconds(3),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10));

  /** More missing keys are no help to a reader. */
  private static final int NAMED = 10;

  private final LoadPlan plan;
  private final Database target;
  private Optional<KeyHashes> brought = Optional.empty();
  private Instant loaded = Instant.EPOCH;
  private int looks;

  Completeness(LoadPlan plan, Database target) {
    this.plan = plan;
    this.target = target;
  }

  void begin(KeyHashes keys) {
    brought = Optional.of(keys).filter(KeyHashes::isWhole);
    loaded = Instant.now();
    looks = 0;
  }

  void lookWhenDue(AuthorityStatus status) {
    if (brought.isEmpty() || loaded.plus(LOOKS.get(looks)).isAfter(Instant.now())) {
      return;
    }
    looks++;
    boolean last = looks == LOOKS.size();
    try {
      KeyHashes.Missing missing = missing(brought.get());
      status.missing(missing.count());
      if (last && missing.count() > 0) {
        tell(missing);
      }
      brought = last || missing.count() == 0 ? Optional.empty() : brought;
    } catch (AuthorityException | SQLException | IOException | RuntimeException e) {
      brought = last ? Optional.empty() : brought;
      log.atWarn()
          .addKeyValue("authority", plan.authority().id())
          .addKeyValue("cause", Causes.summary(e))
          .log("What a load has brought cannot be counted");
    }
  }

  private KeyHashes.Missing missing(KeyHashes keys)
      throws AuthorityException, SQLException, IOException {
    KeyHashes.Missing missing = keys.missing();
    Reference reference = plan.reference();
    try (Origin table = TableOrigin.open(target, reference.table())) {
      forEachKey(table, RowMapping.ofKey(reference, plan.target()), missing::found);
    }
    return missing;
  }

  private void tell(KeyHashes.Missing missing)
      throws AuthorityException, SQLException, IOException {
    Set<String> named = new TreeSet<>();
    try (Origin origin = plan.opener().open()) {
      forEachKey(
          origin,
          plan.mapping(origin.columns()),
          key -> {
            if (named.size() < NAMED && missing.has(key)) {
              named.add(key.partsText());
            }
          });
    }
    log.atWarn()
        .addKeyValue("authority", plan.authority().id())
        .addKeyValue("reference", plan.reference().name())
        .addKeyValue("missing", missing.count())
        .addKeyValue("among_them", named)
        .log("Keys that an authority has were not written");
  }

  private void forEachKey(Origin origin, RowMapping mapping, Consumer<ReferenceKey> found)
      throws AuthorityException, SQLException, IOException {
    origin.forEach(
        mapping.reads(),
        row ->
            mapping
                .made(row::get)
                .flatMap(made -> mapping.key(plan.reference(), made))
                .ifPresent(found));
  }
}
