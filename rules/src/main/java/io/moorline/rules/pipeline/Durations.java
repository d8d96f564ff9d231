package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30 days}. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6}) (second|minute|hour|day|week)s?");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "second", Duration.ofSeconds(1),
          "minute", Duration.ofMinutes(1),
          "hour", Duration.ofHours(1),
          "day", Duration.ofDays(1),
          "week", Duration.ofDays(7));

  private Durations() {}

  /** Empty when the setting is left out; one that is no duration is a problem. */
  static Optional<Duration> read(Section section, String key, Problems problems) {
    Optional<String> text = section.optionalText(key).filter(word -> !word.isEmpty());
    Optional<Duration> duration = text.flatMap(Durations::parse);
    if (text.isPresent() && duration.isEmpty()) {
      problems.add(
          section.path(key),
          "is not a time to wait",
          "Write \"30 seconds\", \"10 minutes\", \"12 hours\" or \"2 days\".");
    }
    return duration;
  }

  /** Empty when the text is no duration, or none at all. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.of(UNITS.get(matcher.group(2)).multipliedBy(count))
        .filter(duration -> !duration.isZero());
  }
}
