package io.moorline.bench.capture;

import static org.awaitility.Awaitility.await;

import io.moorline.bench.Shape;
import io.moorline.bench.Stack;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The table that is read, and its log. */
record Ground(Stack stack, int rows) implements AutoCloseable {

  static final String DATABASE = "bench";
  static final String TABLE = "source";

  private static final int ROWS_PER_TRANSACTION = 1000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** An empty database with the empty table. */
  void clear() throws SQLException {
    stack.createDatabase(DATABASE);
    stack.execute(DATABASE, Shape.BIGINT.ddl(TABLE));
  }

  /** As many as are measured. */
  void writeAll() throws SQLException, IOException {
    write(0, rows);
  }

  /** The rows of these numbers, in transactions of a usual size. */
  void write(int from, int to) throws SQLException, IOException {
    try (Connection connection = stack.postgres().connect(DATABASE)) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (int first = from; first < to; first += ROWS_PER_TRANSACTION) {
        int end = Math.min(to, first + ROWS_PER_TRANSACTION);
        copy.copyIn("COPY " + TABLE + " FROM STDIN", new StringReader(text(first, end)));
      }
    }
  }

  private static String text(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> Shape.BIGINT.row(number, 0))
        .map(row -> row.values().stream().map(Objects::toString).collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n"));
  }

  /** Slots would keep the log, and the database. */
  @Override
  public void close() throws SQLException {
    await()
        .atMost(PATIENCE)
        .until(
            () -> stack.value(DATABASE, "SELECT count(*) FROM pg_replication_slots WHERE active"),
            "0"::equals);
    stack.execute(DATABASE, "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
  }
}
