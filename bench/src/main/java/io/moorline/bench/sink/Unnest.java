package io.moorline.bench.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement per batch: arrays of columns, written where they differ. No audit. */
final class Unnest implements Contender {

  private static final List<String> TYPES =
      List.of("text", "numeric", "text", "text", "timestamptz", "float8", "int4");

  private static final String UPSERT =
      """
      INSERT INTO target AS t
      SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, amount = excluded.amount,
        status = excluded.status, region = excluded.region, at = excluded.at, rate = excluded.rate,
        quantity = excluded.quantity
      WHERE t.* IS DISTINCT FROM excluded.*\
      """;

  private final Ground ground;
  private final Connection connection;

  Unnest(Ground ground) throws SQLException {
    this.ground = ground;
    this.connection = ground.stack().postgres().connect(Ground.DATABASE);
    connection.setAutoCommit(false);
  }

  @Override
  public Load prepare(int version) {
    List<Object[][]> batches = new ArrayList<>();
    for (int[] numbers : ground.batches(Ground.BATCH)) {
      batches.add(columns(numbers, version));
    }
    return () -> {
      for (Object[][] batch : batches) {
        write(batch);
      }
    };
  }

  private void write(Object[][] columns) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      for (int i = 0; i < columns.length; i++) {
        String type = i == 0 ? ground.shape().label() : TYPES.get(i - 1);
        statement.setArray(i + 1, connection.createArrayOf(type, columns[i]));
      }
      statement.executeUpdate();
    }
    connection.commit();
  }

  private Object[][] columns(int[] numbers, int version) {
    Object[][] columns = new Object[TYPES.size() + 1][numbers.length];
    for (int r = 0; r < numbers.length; r++) {
      int c = 0;
      for (Object value : ground.row(numbers[r], version).values()) {
        columns[c++][r] = value;
      }
    }
    return columns;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
