package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Array parameters: one statement for any number of rows. */
final class Keys {

  private Keys() {}

  /** Sets the rows' keys, one array for each key column; returns the next parameter's number. */
  static int set(PreparedStatement statement, List<Row> rows, int keyColumns) throws SQLException {
    for (int k = 0; k < keyColumns; k++) {
      int column = k;
      set(statement, k + 1, "text", rows, row -> row.keyText(column), String[]::new);
    }
    return keyColumns + 1;
  }

  static <R, T> void set(
      PreparedStatement statement,
      int parameter,
      String type,
      List<R> rows,
      Function<R, T> value,
      java.util.function.IntFunction<T[]> array)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(
        parameter, connection.createArrayOf(type, rows.stream().map(value).toArray(array)));
  }
}
