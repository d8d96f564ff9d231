package io.moorline.bench.capture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.PGReplicationStream;

/** The log as the driver receives it, into nothing: what the server's decoding can do at all. */
final class PgStream implements Contender {

  private static final String NAME = "pg_stream";

  /** The first byte of the message that a row was inserted. */
  private static final byte INSERT = 'I';

  private final Ground ground;
  private final Connection connection;

  PgStream(Ground ground) throws SQLException {
    this.ground = ground;
    Properties settings = new Properties();
    PGProperty.USER.set(settings, ground.stack().postgres().user());
    PGProperty.PASSWORD.set(settings, ground.stack().postgres().password());
    PGProperty.REPLICATION.set(settings, "database");
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(settings, "10");
    PGProperty.PREFER_QUERY_MODE.set(settings, "simple");
    this.connection =
        DriverManager.getConnection(ground.stack().postgres().jdbcUrl(Ground.DATABASE), settings);
  }

  @Override
  public void prepare() throws Exception {
    ground
        .stack()
        .execute(Ground.DATABASE, "CREATE PUBLICATION " + NAME + " FOR TABLE " + Ground.TABLE);
    connection
        .unwrap(PGConnection.class)
        .getReplicationAPI()
        .createReplicationSlot()
        .logical()
        .withSlotName(NAME)
        .withOutputPlugin("pgoutput")
        .make();
    ground.writeAll();
  }

  @Override
  public Duration read() throws SQLException {
    long begun = System.nanoTime();
    try (PGReplicationStream stream = stream()) {
      stream.read();
      // That a transaction begins was said first.
      Duration first = Duration.ofNanos(System.nanoTime() - begun);
      int rows = 0;
      while (rows < ground.rows()) {
        rows += stream.read().get() == INSERT ? 1 : 0;
      }
      return first;
    }
  }

  private PGReplicationStream stream() throws SQLException {
    return connection
        .unwrap(PGConnection.class)
        .getReplicationAPI()
        .replicationStream()
        .logical()
        .withSlotName(NAME)
        .withSlotOption("proto_version", 1)
        .withSlotOption("publication_names", NAME)
        .start();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
