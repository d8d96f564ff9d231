package io.moorline.system.crash;

import io.moorline.system.Sql;
import io.moorline.system.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What the server tells of the parts; nothing while it is away. */
final class PostgresSight {

  private static final String WRITES =
      """
      SELECT FROM pg_stat_activity WHERE application_name = '%s'
        AND state = 'idle in transaction' AND backend_xid IS NOT NULL\
      """;

  private final Warehouse warehouse;
  private Optional<Sql> sql = Optional.empty();

  PostgresSight(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** It has written rows, and waits to be told what next. */
  boolean holdsUncommittedRows(Victim sink) {
    return !rows(WRITES.formatted(sink)).isEmpty();
  }

  /** How far the sink came in each partition. */
  Map<TopicPartition, Long> fences() {
    Map<TopicPartition, Long> fences = new HashMap<>();
    rows("SELECT topic, partition, next_offset FROM moorline.fence")
        .forEach(
            row ->
                fences.put(
                    new TopicPartition(row.get(0), Integer.parseInt(row.get(1))),
                    Long.valueOf(row.get(2))));
    return fences;
  }

  /** Up to where the slot's log may be forgotten. */
  Optional<Long> confirmed() {
    return rows(
            "SELECT (confirmed_flush_lsn - '0/0')::bigint FROM pg_replication_slots"
                + " WHERE confirmed_flush_lsn IS NOT NULL")
        .stream()
        .map(row -> Long.valueOf(row.get(0)))
        .findFirst();
  }

  private List<List<String>> rows(String query) {
    try {
      if (sql.isEmpty()) {
        sql = Optional.of(warehouse.sql());
      }
      return sql.get().rows(query);
    } catch (IllegalStateException e) {
      // The server was killed, and is perhaps recovering: a new connection next time.
      sql = Optional.empty();
      return List.of();
    }
  }
}
