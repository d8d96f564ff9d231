package io.moorline.rules.pipeline;

import io.moorline.rules.file.Item;
import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.pipeline.Strategy.DeriveWhen;
import io.moorline.rules.pipeline.Strategy.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how the rows of a reference come to be, and its authorities. */
final class StrategyReader {

  /** Until then nothing is derived, for want of an authority that is merely late. */
  private static final Duration USUAL_WAIT = Duration.ofMinutes(10);

  private static final String WAIT = "authority wait";
  private static final String WHEN = "derive when";

  private final Problems problems;
  private final Words<Kind> kinds;
  private final Words<DeriveWhen> whens;
  private final AuthorityReader authorities;

  StrategyReader(Problems problems, AuthorityReader authorities) {
    this.problems = problems;
    this.kinds = Words.joined(problems, Kind.HYBRID);
    this.whens = Words.spaced(problems, DeriveWhen.FALLBACK);
    this.authorities = authorities;
  }

  Strategy read(String reference, String id, Section section) {
    Kind kind = kinds.read(section, "strategy");
    DeriveWhen when = whens.read(section, WHEN);
    List<Authority> list = authorities(reference, id, section);
    Optional<Duration> wait = Durations.read(section, WAIT, problems);
    checkWait(section, when, list);
    boolean waits = !list.isEmpty() && kind != Kind.BACKFILL_ONLY && when == DeriveWhen.FALLBACK;
    return new Strategy(
        kind,
        when,
        Optional.of(wait.orElse(USUAL_WAIT)).filter(duration -> waits),
        YesNo.read(section, "mark for review", true, problems),
        list);
  }

  private List<Authority> authorities(String reference, String id, Section section) {
    List<Authority> list = new ArrayList<>();
    for (Item item : section.optionalItems("authority")) {
      item.section()
          .ifPresentOrElse(
              source -> list.add(authorities.read(reference, idOf(id, list.size()), source)),
              () ->
                  problems.add(
                      item.path(),
                      "\"" + item.word() + "\" does not say where the rows stand",
                      "Write { table: database.schema.table } or { file: path }."));
    }
    return list;
  }

  private static String idOf(String id, int before) {
    return id + "_authority" + (before == 0 ? "" : "_" + (before + 1));
  }

  /** A kind may be a switch in the environment: it may do less than the rest says. */
  private void checkWait(Section section, DeriveWhen when, List<Authority> list) {
    if (!section.names().contains(WAIT)) {
      return;
    }
    if (list.isEmpty()) {
      problems.add(section.path(WAIT), "there is no authority to wait for", "Name one: authority.");
    } else if (when == DeriveWhen.ALWAYS) {
      problems.add(
          section.path(WAIT),
          "nothing waits with " + WHEN + ": always",
          "Write " + WHEN + ": fallback, or leave it out.");
    }
  }
}
