package io.moorline.streams.judge;

import io.moorline.rules.pipeline.Reference;
import io.moorline.streams.message.Share;
import io.moorline.streams.station.Desk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many keys are derived of each reference that has a limit for that. */
final class Shares {

  private static final Logger LOG = LoggerFactory.getLogger(Shares.class);

  private final Desk desk;
  private final ExistingRows existing;
  private final List<String> limited;
  private final Set<String> warned = new HashSet<>();
  private final Set<String> braking = new HashSet<>();

  Shares(Desk desk, ExistingRows existing) {
    this.desk = desk;
    this.existing = existing;
    this.limited =
        desk.model().pipeline().references().values().stream()
            .filter(reference -> !reference.shares().equals(Reference.Shares.UNLIMITED))
            .map(Reference::id)
            .toList();
    limited.forEach(reference -> report(reference, existing.share(reference)));
  }

  /** The ids of the references that have a limit. */
  List<String> limited() {
    return limited;
  }

  void change(String reference, UnaryOperator<Share> how) {
    if (limited.contains(reference)) {
      Share before = existing.share(reference);
      Share after = how.apply(before);
      if (!after.equals(before)) {
        existing.share(reference, after);
        report(reference, after);
      }
    }
  }

  boolean mayDerive(String reference) {
    return limits(reference)
        .brake()
        .map(limit -> existing.share(reference).allows(limit))
        .orElse(true);
  }

  boolean isBraking(String reference) {
    return braking.contains(reference);
  }

  void braking(String reference, boolean now) {
    boolean changed = now ? braking.add(reference) : braking.remove(reference);
    desk.numbers().braking(desk.context().taskId(), reference, now);
    if (changed && now) {
      warn(
          reference,
          limits(reference).brake().orElse(0),
          "Nothing more is derived: its share would be too large");
    } else if (changed) {
      LOG.atInfo().addKeyValue("reference", reference).log("Derives again");
    }
  }

  private void report(String reference, Share share) {
    desk.numbers().share(desk.context().taskId(), reference, share);
    limits(reference)
        .warn()
        .ifPresent(
            limit -> {
              if (!share.exceeds(limit)) {
                warned.remove(reference);
              } else if (warned.add(reference)) {
                warn(reference, limit, "Many keys are derived");
              }
            });
  }

  private void warn(String reference, int limit, String message) {
    Share share = existing.share(reference);
    LOG.atWarn()
        .addKeyValue("reference", reference)
        .addKeyValue("limit", limit + "%")
        .addKeyValue("derived", share.derived() + share.pending())
        .addKeyValue("keys", share.keys() + share.pending())
        .log(message);
  }

  private Reference.Shares limits(String reference) {
    return desk.model().reference(reference).dataset().shares();
  }
}
