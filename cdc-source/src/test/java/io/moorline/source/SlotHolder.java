package io.moorline.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/** Somebody else who reads a replication slot, and confirms nothing. */
final class SlotHolder implements AutoCloseable {

  private final Connection connection;
  private final int pid;

  private SlotHolder(Connection connection, PGReplicationStream stream, int pid) {
    this.connection = connection;
    this.pid = pid;
    Thread reader = new Thread(() -> read(stream), "slot-holder");
    reader.setDaemon(true);
    reader.start();
  }

  static SlotHolder of(CaptureScenario scenario, String slot) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", scenario.database().user());
    properties.setProperty("password", scenario.database().password().reveal());
    properties.setProperty("replication", "database");
    properties.setProperty("assumeMinServerVersion", "15");
    properties.setProperty("preferQueryMode", "simple");
    Connection connection = DriverManager.getConnection(scenario.database().url(), properties);
    PGConnection server = connection.unwrap(PGConnection.class);
    PGReplicationStream stream =
        server
            .getReplicationAPI()
            .replicationStream()
            .logical()
            .withSlotName(slot)
            .withSlotOption("proto_version", 1)
            .withSlotOption("publication_names", slot)
            .withStatusInterval(200, TimeUnit.MILLISECONDS)
            .withAutomaticFlush(false)
            .start();
    return new SlotHolder(connection, stream, server.getBackendPID());
  }

  int pid() {
    return pid;
  }

  @Override
  public void close() throws SQLException {
    connection.abort(Runnable::run);
  }

  private static void read(PGReplicationStream stream) {
    try {
      while (!stream.isClosed()) {
        stream.read();
      }
    } catch (SQLException e) {
      // Closed.
    }
  }
}
