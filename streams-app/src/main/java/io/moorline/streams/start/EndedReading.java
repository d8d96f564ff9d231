package io.moorline.streams.start;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/** Why reading ended while it was under way. */
public final class EndedReading {

  private EndedReading() {}

  /** In words that help where a topic has changed; other failures as they are. */
  public static Throwable explained(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidOffsetException lost) {
        return refused(
            "records were removed before streams-app read them, or a topic was made anew: its"
                + " place is gone in "
                + lost.partitions(),
            failure);
      } else if (cause instanceof MissingSourceTopicException) {
        return refused("a topic that streams-app reads was deleted", failure);
      }
    }
    return failure;
  }

  private static UserError refused(String what, Throwable cause) {
    return new UserError(
        ExitCode.REFUSED,
        what,
        "Start streams-app again: it looks closer, and says what is missing and what to do.",
        cause);
  }
}
