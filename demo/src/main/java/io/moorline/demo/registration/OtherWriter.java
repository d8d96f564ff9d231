package io.moorline.demo.registration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Somebody who records registrations at the same time, over a connection of their own: begun before
 * the products that name them are committed, and committed after.
 */
final class OtherWriter implements AutoCloseable {

  private final Connection connection;
  private final DeviceTables tables;

  OtherWriter(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    this.connection = connection;
    this.tables = new DeviceTables(connection);
  }

  void begin(List<String> numbers) throws SQLException {
    tables.record(numbers, Recorder.OTHER_WRITER);
  }

  /** Begins as well, if it was interrupted since. */
  void finish(List<String> numbers) throws SQLException {
    tables.record(numbers, Recorder.OTHER_WRITER);
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
