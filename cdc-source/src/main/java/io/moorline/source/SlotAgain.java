package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The replication slot that exists while tables are captured again: no place in it is kept. */
record SlotAgain(Database database, String name) {

  private static final String DROP =
      """
      SELECT pg_drop_replication_slot(slot_name)
      FROM pg_replication_slots WHERE slot_name = ? AND NOT active\
      """;

  private static final String EXISTS = "SELECT FROM pg_replication_slots WHERE slot_name = ?";

  /** Whoever was killed has left it behind, where it holds up the server's log. */
  void dropWhenIdle(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DROP)) {
      statement.setString(1, name);
      statement.execute();
    }
  }

  /** A snapshot that begins with a slot that is there already would miss rows. */
  void beGone() {
    try (Connection connection = Databases.connect(database)) {
      dropWhenIdle(connection);
      try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
        statement.setString(1, name);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            throw new IllegalStateException("replication slot " + name + " is still in use");
          }
        }
      }
    } catch (SQLException e) {
      throw Databases.unreachable(database, e);
    }
  }
}
