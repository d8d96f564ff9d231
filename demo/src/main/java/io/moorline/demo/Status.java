package io.moorline.demo;

import java.time.Duration;

/**
 * One look at the running demo.
 *
 * @param total rows that the load will have brought in the end
 * @param loaded rows in the source so far
 * @param settled loaded rows with whom nothing more is to be done
 * @param captured row events that capture has committed, since this start
 */
record Status(
    long total,
    long loaded,
    long settled,
    long captured,
    long parked,
    long derived,
    long written,
    long quarantined,
    Duration lag,
    Duration elapsed) {

  long lagRows() {
    return Math.max(0, loaded - settled);
  }

  double share() {
    return total == 0 ? 1 : Math.min(1, (double) settled / total);
  }
}
