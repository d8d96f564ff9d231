package io.moorline.bench.flow;

import io.moorline.bench.Stack;
import io.moorline.bench.report.Figure;
import io.moorline.bench.report.Figures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** What every chain goes through. */
record Course(Stack stack, Tables tables, Chain chain, Figures figures, int rows) {

  static final String PEER = "peer";

  private static final String RATE = "flow.rate.";

  private static final int MOST_IDLE_ROWS = 100;
  private static final int ROWS_PER_IDLE_ROW = 50;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int PAUSES = 200;

  /** Of what the peer can carry: the same for everybody, and what everybody can bear. */
  private static final double LOAD = 0.1;

  private static final int LOAD_SECONDS = 30;

  /** All committed at once. */
  void backlog(String who) throws SQLException {
    stack.settle();
    Range backlog = tables.insert(rows, Tables.NEW_EVERY);
    tables.awaitVisible(backlog, chain);
    figures.add(RATE + who, "rows/s", tables.rate(backlog));
  }

  /** One row after the other, at moments that depend on nothing. */
  void idle(String what, boolean newReference) throws SQLException {
    stack.settle();
    Random random = new Random(1);
    long first = tables.next();
    for (int i = 0; i < Math.min(MOST_IDLE_ROWS, rows / ROWS_PER_IDLE_ROW); i++) {
      Range row = tables.insert(1, newReference ? 1 : 0);
      tables.awaitVisible(row, chain, PAUSE.plusMillis(random.nextInt(PAUSES)));
    }
    Range all = new Range(first, tables.next());
    tables.latency(all, newReference).into(figures, "flow.idle." + what);
  }

  /** Steadily; not without the peer, whose rate says how many. */
  void load(String what, boolean newReference) throws SQLException {
    Optional<Figure> peer = figures.get(RATE + PEER);
    if (peer.isEmpty()) {
      return;
    }
    stack.settle();
    double rate = peer.get().median() * LOAD;
    int bounded = (int) Math.min(rows, rate * LOAD_SECONDS);
    Range load = SteadyLoad.run(tables, rate, bounded, newReference ? Tables.NEW_EVERY : 0);
    tables.awaitVisible(load, chain);
    tables.latency(load, newReference).into(figures, "flow.load." + what);
  }
}
