package io.moorline.sink.write;

import io.moorline.schemas.message.Quarantined;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every quarantined record, in SQL: the sink's own at once, the others as their topic tells. */
final class QuarantineTable {

  private static final String STORE =
      """
      INSERT INTO moorline.quarantine AS q (id, state, reason, detail, sqlstate, dataset, topic,
        partition, "offset", key, value, raised_by)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::int[], ?::bigint[], ?::bytea[], ?::bytea[], ?::text[])
      ON CONFLICT (id) DO UPDATE
      SET state = excluded.state, reason = excluded.reason, detail = excluded.detail,
          sqlstate = excluded.sqlstate, changed_at = now()
      WHERE (q.state, q.reason, q.detail, q.sqlstate)
        IS DISTINCT FROM (excluded.state, excluded.reason, excluded.detail, excluded.sqlstate)\
      """;

  private QuarantineTable() {}

  static void store(Connection connection, List<Quarantined> records) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    List<Quarantined> sorted =
        records.stream().sorted(Comparator.comparing(Quarantined::getId)).toList();
    try (PreparedStatement statement = connection.prepareStatement(STORE)) {
      texts(statement, 1, sorted, Quarantined::getId);
      texts(statement, 2, sorted, record -> record.getState().name());
      texts(statement, 3, sorted, Quarantined::getReason);
      texts(statement, 4, sorted, Quarantined::getDetail);
      texts(statement, 5, sorted, Quarantined::getSqlstate);
      texts(statement, 6, sorted, Quarantined::getDataset);
      texts(statement, 7, sorted, Quarantined::getTopic);
      Keys.set(statement, 8, "int4", sorted, Quarantined::getPartition, Integer[]::new);
      Keys.set(statement, 9, "int8", sorted, Quarantined::getOffset, Long[]::new);
      Keys.set(statement, 10, "bytea", sorted, record -> bytes(record.getKey()), byte[][]::new);
      Keys.set(statement, 11, "bytea", sorted, record -> bytes(record.getValue()), byte[][]::new);
      texts(statement, 12, sorted, Quarantined::getRaisedBy);
      statement.executeUpdate();
    }
  }

  private static void texts(
      PreparedStatement statement,
      int parameter,
      List<Quarantined> records,
      Function<Quarantined, @Nullable String> value)
      throws SQLException {
    Keys.set(statement, parameter, "text", records, value, String[]::new);
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
