package io.moorline.source;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** What an error means for a capture. */
enum Trouble {
  /** A server is away: wait for it, however long it takes. */
  INFRASTRUCTURE,
  /** Kafka gave the transactional id to someone else, or timed the transaction out. */
  FENCED,
  /** Trying again cannot help. */
  FATAL,
  /** Try again, but not for ever. */
  UNKNOWN;

  private static final String SLOT_IN_USE = "55006";
  private static final List<String> SERVER_AWAY = List.of("08", "53", "57P0");

  static Trouble of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Trouble trouble = known(cause);
      if (trouble != null) {
        return trouble;
      }
    }
    return UNKNOWN;
  }

  private static @Nullable Trouble known(Throwable cause) {
    if (cause instanceof UserError error) {
      return error.exitCode() == ExitCode.CANNOT_CONNECT ? INFRASTRUCTURE : FATAL;
    }
    if (cause instanceof RegistryException registry) {
      return registry.refused() ? FATAL : INFRASTRUCTURE;
    }
    if (cause instanceof ProducerFencedException
        || cause instanceof InvalidProducerEpochException) {
      return FENCED;
    }
    if (cause instanceof SQLException sql && isServerAway(sql.getSQLState())) {
      return INFRASTRUCTURE;
    }
    return cause instanceof RetriableException || cause instanceof IOException
        ? INFRASTRUCTURE
        : null;
  }

  private static boolean isServerAway(@Nullable String state) {
    return state != null
        && (state.equals(SLOT_IN_USE) || SERVER_AWAY.stream().anyMatch(state::startsWith));
  }
}
