package io.moorline.sink.fence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The table {@code moorline.verification}: up to which offset a replay asked to compare every
 * column. It asks by SQL; a request ends in the transaction that moves the fence past it.
 */
public final class VerificationTable {

  private static final String OPEN =
      """
      SELECT topic, partition, until_offset
      FROM moorline.verification
      WHERE consumer_group = ?\
      """;

  private static final String END =
      """
      DELETE FROM moorline.verification v
      USING moorline.fence f
      WHERE v.consumer_group = ? AND f.consumer_group = v.consumer_group AND f.topic = v.topic
        AND f.partition = v.partition AND f.next_offset >= v.until_offset\
      """;

  private final String group;

  public VerificationTable(String group) {
    this.group = group;
  }

  /** The offsets until which to verify, where a replay asked for it. */
  public Map<TopicPartition, Long> open(Connection connection) throws SQLException {
    Map<TopicPartition, Long> open = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setString(1, group);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          open.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
    }
    return open;
  }

  /** Ends the requests that the fence has passed. */
  public void end(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setString(1, group);
      statement.executeUpdate();
    }
  }
}
