package io.moorline.bench.capture;

import java.io.IOException;
import java.time.Duration;

/** The rows are committed while nobody captures; a slot keeps the log. */
record Backlog(Ground ground, Capturing capturing) implements Contender {

  /** That a row of the log came shows that the snapshot, of one row, is over. */
  @Override
  public void prepare() throws Exception {
    int first = ground.rows();
    ground.write(first, first + 1);
    capturing.start();
    capturing.awaitRows(1);
    ground.write(first + 1, first + 2);
    capturing.awaitRows(2);
    capturing.stop();
    ground.writeAll();
  }

  @Override
  public Duration read() {
    return capturing.capture(ground.rows());
  }

  @Override
  public void close() throws IOException {
    capturing.stop();
    capturing.close();
  }
}
