package io.moorline.system.crash;

/** When something is killed. */
enum Moment {
  /** As soon as the source tells of the first rows of its snapshot. */
  FIRST_CAPTURE,
  /** At any time. */
  RANDOM,
  /** Soon after it was started: while it snapshots, restores, rebalances or recovers. */
  STARTING,
  /** In the middle of a COPY into the source. */
  IN_COPY,
  /** While rows wait for their references. */
  ROWS_WAIT
}
