package io.moorline.bench.capture;

import java.io.IOException;
import java.time.Duration;

/** The rows are in the table before the first start. */
record Snapshot(Ground ground, Capturing capturing) implements Contender {

  @Override
  public void prepare() throws Exception {
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
