package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.Databases;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.source.ServerFacts.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes sure that the replication slot is free and fits what was captured, before each start. */
final class SlotKeeper {

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Database database;
  private final CaptureNames names;
  private final String stateTopic;

  SlotKeeper(Database database, CaptureNames names, String stateTopic) {
    this.database = database;
    this.names = names;
    this.stateTopic = stateTopic;
  }

  /** Waits for a predecessor to let go; drops the slot when its snapshot is not complete. */
  void prepare(CaptureState state) throws InterruptedException {
    try (Connection connection = Databases.connect(database)) {
      new SlotAgain(database, names.slotAgain()).dropWhenIdle(connection);
      Optional<Slot> slot = free(connection);
      SlotJudge judge = new SlotJudge(names.slot(), connection.getCatalog(), stateTopic);
      Optional<CaptureProblem> problem = judge.problem(slot, state);
      if (problem.isPresent()) {
        throw PreflightReport.refuse(database, List.of(problem.get()));
      }
      if (slot.isPresent() && !state.snapshotDone()) {
        drop(connection);
      }
    } catch (SQLException e) {
      throw Databases.unreachable(database, e);
    }
  }

  /** A commit that is flushed but not yet visible would be in neither snapshot nor stream. */
  private void drop(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_drop_replication_slot(?)")) {
      statement.setString(1, names.slot());
      statement.execute();
    }
  }

  private Optional<Slot> free(Connection connection) throws SQLException, InterruptedException {
    ServerFactsReader reader = new ServerFactsReader(connection);
    long deadline = System.nanoTime() + senderTimeout(connection).plus(GRACE).toNanos();
    Optional<Slot> slot = reader.slot(names.slot());
    while (slot.flatMap(Slot::activePid).isPresent()) {
      if (System.nanoTime() > deadline) {
        throw busy(slot.get());
      }
      Thread.sleep(POLL.toMillis());
      slot = reader.slot(names.slot());
    }
    return slot;
  }

  private UserError busy(Slot slot) {
    int pid = slot.activePid().orElseThrow();
    return new UserError(
        ExitCode.REFUSED,
        "replication slot "
            + names.slot()
            + " of database "
            + database.name()
            + " is in use by server process "
            + pid
            + " ("
            + slot.activeApplication()
            + ")",
        "Stop the other process that captures this database, or: SELECT pg_terminate_backend("
            + pid
            + ");");
  }

  /** After this long the server itself gives up on a reader that is gone. */
  private static Duration senderTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT setting::bigint FROM pg_settings WHERE name = 'wal_sender_timeout'")) {
      row.next();
      return Duration.ofMillis(row.getLong(1));
    }
  }
}
