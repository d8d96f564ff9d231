package io.moorline.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where every row version that is written has its entry: in {@link ChangeLogTable}, always. Only
 * the benchmark has another, which shows what that costs.
 */
@FunctionalInterface
public interface ChangeLog {

  /** Within the transaction that writes the rows. */
  void append(Connection connection, List<LogEntry> entries) throws SQLException;
}
