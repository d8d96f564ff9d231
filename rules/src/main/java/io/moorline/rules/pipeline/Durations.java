package io.moorline.rules.pipeline;

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
