package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.pipeline.Reference.Shares;
import java.util.Optional;

/** Reads the limits of what may be derived of a reference. */
final class SharesReader {

  private static final String WARN = "warn when derived share exceeds";
  private static final String STOP = "stop deriving when derived share exceeds";

  private final Problems problems;

  SharesReader(Problems problems) {
    this.problems = problems;
  }

  Shares read(Section section) {
    Optional<Integer> warn = percent(section, WARN);
    Optional<Integer> stop = percent(section, STOP);
    if (warn.isPresent() && stop.isPresent() && warn.get() >= stop.get()) {
      problems.add(
          section.path(WARN),
          "is not below the share at which deriving stops: it would never warn",
          "Give a lower one.");
    }
    return new Shares(warn, stop);
  }

  private Optional<Integer> percent(Section section, String key) {
    Optional<String> text = section.optionalText(key).filter(word -> !word.isEmpty());
    Optional<Integer> percent =
        text.filter(word -> word.matches("\\d{1,2} ?%"))
            .map(word -> Integer.valueOf(word.replaceAll("\\D", "")));
    if (text.isPresent() && percent.isEmpty()) {
      problems.add(section.path(key), "must be a whole percentage from 0% to 99%");
    }
    return percent;
  }
}
