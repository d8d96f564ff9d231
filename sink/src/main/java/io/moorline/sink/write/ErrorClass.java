package io.moorline.sink.write;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an SQLSTATE asks for. Never told from a message's text. */
enum ErrorClass {
  /** The database is away, full or read-only: wait, however long. */
  INFRASTRUCTURE,
  /** The transaction lost against another: once more, at once. */
  RETRY,
  /** One of the rows cannot be written. */
  DATA,
  /** Only a person can help: a privilege, a table, a column, a password. */
  CONFIGURATION,
  /** Not foreseen. */
  FATAL;

  static final String FOREIGN_KEY_VIOLATION = "23503";
  static final String UNIQUE_VIOLATION = "23505";

  static ErrorClass of(SQLException e) {
    return of(e.getSQLState());
  }

  static ErrorClass of(@Nullable String state) {
    if (state == null || state.length() != 5) {
      return FATAL;
    }
    return switch (state) {
      case "40001", "40P01", "55P03", "0A000" -> RETRY;
      case "42501", "42P01", "42703", "3D000", "3F000" -> CONFIGURATION;
      case "25006", "25P03", "57014", "58030", "55006" -> INFRASTRUCTURE;
      case "21000", "44000", "P0001" -> DATA;
      default -> byClass(state.substring(0, 2));
    };
  }

  /** The constraint or index that refused a row, where one did. */
  static @Nullable String constraint(SQLException refusal) {
    ServerErrorMessage message =
        refusal instanceof PSQLException e ? e.getServerErrorMessage() : null;
    return message == null ? null : message.getConstraint();
  }

  private static ErrorClass byClass(String stateClass) {
    return switch (stateClass) {
      case "08", "53", "57" -> INFRASTRUCTURE;
      case "40" -> RETRY;
      case "22", "23" -> DATA;
      case "28" -> CONFIGURATION;
      default -> FATAL;
    };
  }
}
