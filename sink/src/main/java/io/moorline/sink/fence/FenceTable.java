package io.moorline.sink.fence;

import io.moorline.sink.batch.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** The table {@code moorline.fence}. Every statement takes all partitions of a batch, in order. */
public final class FenceTable {

  private static final String ADVANCE =
      """
      UPDATE moorline.fence f
      SET base_offset = x.base, next_offset = x.next, updated_at = now(), table_name = x.table_name,
          last_processed_at = CASE WHEN x.id = '' THEN f.last_processed_at ELSE now() END,
          last_processed_id = CASE WHEN x.id = '' THEN f.last_processed_id ELSE x.id END
      FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
        AS x(topic, partition, epoch, base, next, table_name, id)
      WHERE f.consumer_group = ? AND f.topic = x.topic AND f.partition = x.partition
        AND f.epoch = x.epoch AND f.next_offset = x.base\
      """;

  private static final String READ =
      """
      SELECT f.topic, f.partition, f.epoch, f.base_offset, f.next_offset, f.topic_id
      FROM unnest(?::text[], ?::int[]) AS x(topic, partition)
      JOIN moorline.fence f ON f.topic = x.topic AND f.partition = x.partition
      WHERE f.consumer_group = ?
      FOR UPDATE OF f\
      """;

  private static final String CLAIM =
      """
      INSERT INTO moorline.fence AS f (consumer_group, topic, partition, epoch, base_offset,
        next_offset, topic_id)
      SELECT ?, x.topic, x.partition, 1, x.base, x.next, x.topic_id
      FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::text[])
        AS x(topic, partition, base, next, topic_id)
      ON CONFLICT (consumer_group, topic, partition) DO UPDATE
      SET epoch = f.epoch + 1, base_offset = excluded.base_offset,
          next_offset = excluded.next_offset, topic_id = excluded.topic_id, updated_at = now()
      RETURNING f.topic, f.partition, f.epoch\
      """;

  private final String group;

  public FenceTable(String group) {
    this.group = group;
  }

  String group() {
    return group;
  }

  /**
   * Locks the rows until the transaction ends and moves them past the batch.
   *
   * @return false when the very same batch is in the database already
   * @throws FencedException another writer claimed one of the partitions
   */
  public boolean advance(
      Connection connection, Map<TopicPartition, Range> ranges, Map<TopicPartition, Long> epochs)
      throws SQLException {
    List<TopicPartition> partitions = List.copyOf(ranges.keySet());
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      partitions(statement, 1, partitions);
      longs(statement, 3, partitions, epochs::get);
      longs(statement, 4, partitions, partition -> ranges.get(partition).base());
      longs(statement, 5, partitions, partition -> ranges.get(partition).next());
      texts(statement, 6, partitions, partition -> ranges.get(partition).table());
      texts(statement, 7, partitions, partition -> ranges.get(partition).lastKey());
      statement.setString(8, group);
      if (statement.executeUpdate() == partitions.size()) {
        return true;
      }
    }
    if (isWritten(read(connection, partitions), ranges, epochs)) {
      return false;
    }
    throw new FencedException();
  }

  public Map<TopicPartition, Fence> read(
      Connection connection, Collection<TopicPartition> partitions) throws SQLException {
    Map<TopicPartition, Fence> fences = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      partitions(statement, 1, partitions);
      statement.setString(3, group);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          fences.put(
              new TopicPartition(rows.getString(1), rows.getInt(2)),
              new Fence(rows.getLong(3), rows.getLong(4), rows.getLong(5), rows.getString(6)));
        }
      }
    }
    return fences;
  }

  /**
   * Makes this writer the only one; returns its epochs.
   *
   * @param inKafka what Kafka knows of the same partitions
   */
  public Map<TopicPartition, Long> claim(
      Connection connection,
      Map<TopicPartition, Start> starts,
      Map<TopicPartition, InKafka> inKafka)
      throws SQLException {
    Map<TopicPartition, Long> epochs = new HashMap<>();
    List<TopicPartition> partitions = List.copyOf(starts.keySet());
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setString(1, group);
      partitions(statement, 2, partitions);
      longs(statement, 4, partitions, partition -> starts.get(partition).base());
      longs(statement, 5, partitions, partition -> starts.get(partition).next());
      texts(statement, 6, partitions, partition -> inKafka.get(partition).topicId());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          epochs.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
    }
    return epochs;
  }

  /** An advance that came back without an answer may have been committed all the same. */
  private static boolean isWritten(
      Map<TopicPartition, Fence> fences,
      Map<TopicPartition, Range> ranges,
      Map<TopicPartition, Long> epochs) {
    return ranges.entrySet().stream()
        .allMatch(
            range -> {
              Fence fence = fences.get(range.getKey());
              return fence != null
                  && fence.epoch() == epochs.get(range.getKey())
                  && fence.base() == range.getValue().base()
                  && fence.next() == range.getValue().next();
            });
  }

  private static void partitions(
      PreparedStatement statement, int first, Collection<TopicPartition> partitions)
      throws SQLException {
    texts(statement, first, partitions, TopicPartition::topic);
    array(
        statement,
        first + 1,
        "int4",
        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new));
  }

  private static void longs(
      PreparedStatement statement,
      int parameter,
      Collection<TopicPartition> partitions,
      Function<TopicPartition, Long> value)
      throws SQLException {
    array(statement, parameter, "int8", partitions.stream().map(value).toArray(Long[]::new));
  }

  private static void texts(
      PreparedStatement statement,
      int parameter,
      Collection<TopicPartition> partitions,
      Function<TopicPartition, String> value)
      throws SQLException {
    array(statement, parameter, "text", partitions.stream().map(value).toArray(String[]::new));
  }

  private static void array(
      PreparedStatement statement, int parameter, String type, Object[] values)
      throws SQLException {
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
  }
}
