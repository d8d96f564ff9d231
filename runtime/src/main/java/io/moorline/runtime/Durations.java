package io.moorline.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as one types them: {@code 90s}, {@code 30m}, {@code 2h}, {@code 7d}. */
public final class Durations {

  private static final Pattern TYPED = Pattern.compile("(\\d{1,6})([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  public static Optional<Duration> parse(String text) {
    Matcher typed = TYPED.matcher(text);
    return typed.matches()
        ? Optional.of(UNITS.get(typed.group(2)).multipliedBy(Long.parseLong(typed.group(1))))
        : Optional.empty();
  }
}
