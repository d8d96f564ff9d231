package io.moorline.system.crash;

import io.moorline.devstack.PostgresEndpoint;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Copies so many rows at once that the source reads them for a while. */
final class Copier {

  /** In every row that it copies, and in no other. */
  static final String MARK = "COPY";

  private static final int ROWS = 2_000;
  private static final int ROWS_PER_PLAN = 100;

  private final PostgresEndpoint postgres;
  private final String database;
  private final FactRows rows;

  Copier(PostgresEndpoint postgres, String database, Random random) {
    this.postgres = postgres;
    this.database = database;
    this.rows = new FactRows(MARK, ROWS_PER_PLAN, random);
  }

  void copy() {
    String lines =
        Stream.generate(() -> rows.next().csv()).limit(ROWS).collect(Collectors.joining());
    try (Connection connection = postgres.connect(database);
        Reader reader = new StringReader(lines)) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(Hand.COPY, reader);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
