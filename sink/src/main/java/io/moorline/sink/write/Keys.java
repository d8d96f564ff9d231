package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import io.moorline.sink.table.TargetColumn;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Array parameters: one statement for any number of rows. */
final class Keys {

  private Keys() {}

  /** Sets the rows' keys, one array for each key column; returns the next parameter's number. */
  static int set(PreparedStatement statement, List<Row> rows, List<TargetColumn> key)
      throws SQLException {
    for (int k = 0; k < key.size(); k++) {
      int column = k;
      if (key.get(k).type().isBigint()) {
        set(statement, k + 1, "int8", rows, row -> bigint(row.keyField(column)), Long[]::new);
      } else {
        set(statement, k + 1, "text", rows, row -> row.keyText(column), String[]::new);
      }
    }
    return key.size() + 1;
  }

  private static long bigint(byte[] field) {
    return ByteBuffer.wrap(field).getLong();
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
