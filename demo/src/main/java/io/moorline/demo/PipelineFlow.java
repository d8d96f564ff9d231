package io.moorline.demo;

import java.sql.SQLException;

/** A running pipeline whose databases live on one server. */
public final class PipelineFlow implements Flow {

  /** Leaves a message at that place, or capture would pass it with its next heartbeat only. */
  private static final String WRITTEN =
      "SELECT pg_wal_lsn_diff(pg_logical_emit_message(true, 'moorline', 'demo'), '0/0')::bigint";

  /** A slot is confirmed only after Kafka has committed what was captured. */
  private static final String CAPTURED =
      """
      SELECT coalesce(min(pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')), 0)::bigint
      FROM pg_replication_slots WHERE database = current_database() AND slot_type = 'logical'
      """;

  private static final String WRITES =
      """
      SELECT (SELECT count(*) FROM moorline.change_log)
           + (SELECT count(*) FROM moorline.quarantine)
           + (SELECT count(*) FROM moorline.quarantine WHERE state <> 'OPEN')
      """;

  private final Counts counts;
  private final GroupLag lag;

  public PipelineFlow(Counts counts, GroupLag lag) {
    this.counts = counts;
    this.lag = lag;
  }

  @Override
  public long written() {
    return ask(() -> counts.number(WRITTEN));
  }

  @Override
  public long captured() {
    return ask(() -> counts.number(CAPTURED));
  }

  @Override
  public long behind() {
    return lag.behind();
  }

  @Override
  public long parked() {
    return ask(() -> counts.parked() + counts.unlinked());
  }

  @Override
  public long writes() {
    return ask(() -> counts.number(WRITES));
  }

  @FunctionalInterface
  private interface Question {
    long answer() throws SQLException;
  }

  private static long ask(Question question) {
    try {
      return question.answer();
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not tell how far it is", e);
    }
  }
}
