package io.moorline.bench.flow;

import static org.awaitility.Awaitility.await;

import io.moorline.bench.Effort;
import io.moorline.bench.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * Where rows go from and into, in an empty database. The server tells when: it keeps the time of
 * every commit, of the one that wrote a row to {@code source} and of the one that wrote it to
 * {@code target}.
 */
public final class Tables implements AutoCloseable {

  public static final String DATABASE = "flow";

  /** Keys of each reference that are there from the beginning. */
  static final int KNOWN = 1000;

  /** Where rows have new references, every so manieth has one. */
  static final int NEW_EVERY = 100;

  /** Rows of one of many transactions. */
  private static final int TRANSACTION = 10_000;

  /** Rows that meet every known key, several times. */
  private static final int WARM_UP = 3 * KNOWN;

  private static final Duration LONG = Duration.ofHours(2);
  private static final Duration SELDOM = Duration.ofMillis(500);

  private static final String[] REFERENCES = {
    "CREATE TABLE customers (code text PRIMARY KEY, name text)",
    "CREATE TABLE products (code text PRIMARY KEY, name text)",
    "INSERT INTO customers SELECT 'C' || n, 'customer ' || n FROM generate_series(1, %d) n"
        .formatted(KNOWN),
    "INSERT INTO products SELECT 'P' || n, 'product ' || n FROM generate_series(1, %d) n"
        .formatted(KNOWN)
  };

  private static final String ROWS =
      """
      CREATE TABLE %s (id bigint PRIMARY KEY, customer text %s, product text %s,
        amount numeric(18, 2), status varchar(20), at timestamptz, rate double precision,
        quantity integer)\
      """;

  /** Every so manieth is of a customer that nobody has heard of. */
  private static final String INSERT =
      """
      INSERT INTO source
      SELECT n, CASE WHEN n %% nullif(?, 0) = 0 THEN 'N' || n ELSE 'C' || 1 + n %% %1$d END,
        'P' || 1 + n * 7 %% %1$d, n * 37 %% 10000000 / 100.0, 'OPEN',
        timestamptz '2026-01-01' + n * interval '1 second', n %% 1000 / 8.0, n %% 97
      FROM generate_series(?, ? - 1) n\
      """
          .formatted(KNOWN);

  private static final String VISIBLE = "SELECT count(*) FROM target WHERE id >= ? AND id < ?";

  private static final String RATE =
      """
      SELECT count(*) / extract(epoch FROM max(pg_xact_commit_timestamp(target.xmin))
        - min(pg_xact_commit_timestamp(source.xmin)))
      FROM target JOIN source USING (id) WHERE id >= ? AND id < ?\
      """;

  private static final String LATENCY =
      """
      SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY took),
        percentile_disc(0.99) WITHIN GROUP (ORDER BY took)
      FROM (SELECT 1000 * extract(epoch FROM pg_xact_commit_timestamp(target.xmin)
              - pg_xact_commit_timestamp(source.xmin)) AS took
            FROM target JOIN source USING (id)
            WHERE id >= ? AND id < ? AND source.customer LIKE ?) AS row\
      """;

  private static final String SLOTS =
      "FROM pg_replication_slots WHERE database = current_database()";

  private final Connection connection;
  private long next = 1;

  /**
   * @param references whether rows of the target must have theirs
   */
  public Tables(Stack stack, boolean references) throws SQLException {
    stack.createDatabase(DATABASE);
    stack.execute(DATABASE, REFERENCES);
    stack.execute(
        DATABASE,
        ROWS.formatted("source", "", ""),
        references
            ? ROWS.formatted("target", "REFERENCES customers", "REFERENCES products")
            : ROWS.formatted("target", "", ""));
    this.connection = stack.postgres().connect(DATABASE);
    try (Statement statement = connection.createStatement()) {
      // What it spends is to be told from what others do.
      statement.execute("SET max_parallel_workers_per_gather = 0");
    }
  }

  /** Commits rows, every so manieth with a new reference; 0: none. */
  public Range insert(int rows, int newEvery) throws SQLException {
    Range range = new Range(next, next + rows);
    next = range.to();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setInt(1, newEvery);
      statement.setLong(2, range.from());
      statement.setLong(3, range.to());
      statement.executeUpdate();
    }
    return range;
  }

  /** The same in many transactions, one after the other. */
  public Range fill(int rows) throws SQLException {
    Range range = new Range(next, next + rows);
    while (next < range.to()) {
      insert((int) Math.min(TRANSACTION, range.to() - next), NEW_EVERY);
    }
    return range;
  }

  /** Processor time of the server for what is asked here. */
  public Duration spent() throws SQLException {
    return Effort.of(connection.unwrap(PGConnection.class).getBackendPID());
  }

  /** The id of the row that is inserted next. */
  long next() {
    return next;
  }

  /** Once whatever way is found to begin with, once the way that everything else takes. */
  public void warmUp(Chain chain) throws SQLException {
    for (int turn = 0; turn < 2; turn++) {
      awaitVisible(insert(WARM_UP, 0), chain);
    }
  }

  /** Counting them all takes its time: it begins when the last ones are there. */
  public void awaitVisible(Range rows, Chain chain) throws SQLException {
    awaitVisible(rows.last(TRANSACTION), chain, SELDOM);
    awaitVisible(rows, chain, SELDOM);
  }

  /** Looking does not change what is measured, but takes the server's time. */
  void awaitVisible(Range rows, Chain chain, Duration lookEvery) throws SQLException {
    try (PreparedStatement visible = over(VISIBLE, rows)) {
      await()
          .atMost(LONG)
          .pollDelay(lookEvery)
          .pollInterval(lookEvery)
          .failFast("the chain has ended", chain::hasEnded)
          .until(() -> number(visible) == rows.size());
    }
  }

  /** Rows per second, from the first commit to the last. */
  public double rate(Range rows) throws SQLException {
    try (PreparedStatement rate = over(RATE, rows)) {
      return number(rate);
    }
  }

  /** Of those whose references were known, or of those that brought a new one. */
  Latency latency(Range rows, boolean newReference) throws SQLException {
    try (PreparedStatement latency = over(LATENCY, rows)) {
      latency.setString(3, newReference ? "N%" : "C%");
      try (ResultSet found = latency.executeQuery()) {
        found.next();
        return new Latency(found.getDouble(1), found.getDouble(2));
      }
    }
  }

  private PreparedStatement over(String sql, Range rows) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setLong(1, rows.from());
    statement.setLong(2, rows.to());
    return statement;
  }

  private static double number(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  /** The server lets go of a slot a moment after its reader is gone. */
  @Override
  public void close() throws SQLException {
    try (connection;
        Statement drop = connection.createStatement();
        PreparedStatement active =
            connection.prepareStatement("SELECT count(*) " + SLOTS + " AND active")) {
      await().until(() -> number(active) == 0);
      drop.execute("SELECT pg_drop_replication_slot(slot_name) " + SLOTS);
    }
  }
}
