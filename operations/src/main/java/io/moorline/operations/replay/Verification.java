package io.moorline.operations.replay;

import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.Databases;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Asks the sink, by rows in its database, to compare every column until the replay's end. */
record Verification(Database target, String group) {

  private static final String WITHDRAW =
      """
      DELETE FROM moorline.verification v
      USING unnest(?::text[], ?::int[]) AS x(topic, partition)
      WHERE v.consumer_group = ? AND v.topic = x.topic AND v.partition = x.partition\
      """;

  private static final String ASK =
      """
      INSERT INTO moorline.verification (consumer_group, topic, partition, until_offset)
      SELECT ?, x.topic, x.partition, x.until
      FROM unnest(?::text[], ?::int[], ?::bigint[]) AS x(topic, partition, until)\
      """;

  private static final String UNDEFINED_TABLE = "42P01";

  /** What an earlier replay asked of these partitions is no longer wanted. */
  void set(List<Move> moves, boolean verify) {
    try (Connection connection = Databases.connect(target)) {
      connection.setAutoCommit(false);
      withdraw(connection, moves);
      if (verify) {
        ask(connection, moves);
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void withdraw(Connection connection, List<Move> moves) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
      array(statement, 1, "text", moves, Move::topic);
      array(statement, 2, "int4", moves, Move::partition);
      statement.setString(3, group);
      statement.executeUpdate();
    }
  }

  private void ask(Connection connection, List<Move> moves) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ASK)) {
      statement.setString(1, group);
      array(statement, 2, "text", moves, Move::topic);
      array(statement, 3, "int4", moves, Move::partition);
      array(statement, 4, "int8", moves, Move::end);
      statement.executeUpdate();
    }
  }

  private static void array(
      PreparedStatement statement,
      int parameter,
      String type,
      List<Move> moves,
      Function<Move, Object> value)
      throws SQLException {
    statement.setArray(
        parameter,
        statement.getConnection().createArrayOf(type, moves.stream().map(value).toArray()));
  }

  private UserError failed(SQLException e) {
    if (UNDEFINED_TABLE.equals(e.getSQLState())) {
      return new UserError(
          ExitCode.REFUSED,
          "database " + target.name() + " has no table moorline.verification",
          "Run moorline setup -f <pipeline file> --execute.",
          e);
    }
    return Databases.unreachable(target, e);
  }
}
