package io.moorline.operations.replay;

import io.moorline.runtime.Durations;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a replay begins. */
public sealed interface From {

  /** What the topics still have. */
  record Start() implements From {}

  record End() implements From {}

  /** The same in every partition. */
  record Offset(long offset) implements From {}

  /** The first record that was published then or later. */
  record Time(Instant time) implements From {}

  Pattern OFFSET = Pattern.compile("\\d{1,18}");

  /** A duration counts back from now. */
  static From parse(String text, Instant now) {
    Optional<Duration> ago = Durations.parse(text);
    if (text.equals("start")) {
      return new Start();
    } else if (text.equals("end")) {
      return new End();
    } else if (OFFSET.matcher(text).matches()) {
      return new Offset(Long.parseLong(text));
    } else if (ago.isPresent()) {
      return new Time(now.minus(ago.get()));
    }
    return new Time(past(text, now));
  }

  private static Instant past(String text, Instant now) {
    Instant time;
    try {
      time = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UserError(
          ExitCode.USAGE,
          "--from " + text + " is no place in a topic",
          "Give start, end, an offset, a time with its zone such as 2026-11-20T10:00:00Z, or how"
              + " long ago, such as 2h (s, m, h, d).",
          e);
    }
    if (time.isAfter(now)) {
      throw new UserError(
          ExitCode.USAGE,
          "--from " + text + " is in the future: it is " + now + " now",
          "Give a time that has been.");
    }
    return time;
  }
}
