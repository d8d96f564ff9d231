package io.moorline.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.system.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the parts may not leave behind, in the server and on the machine. */
final class Leaks {

  private static final Duration SOON = Duration.ofSeconds(90);

  private Leaks() {}

  /** While the parts run: one slot, and it holds nothing back from before this moment. */
  static void awaitNoRetainedLog(Sql sql) {
    String now = sql.text("SELECT pg_current_wal_lsn()");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              // What a slot may let go is looked at when running transactions are logged.
              sql.run("SELECT pg_log_standby_snapshot()");
              sql.run("SELECT pg_logical_emit_message(true, 'moorline', 'crash')");
              assertThat(
                      sql.rows(
                          "SELECT slot_name, restart_lsn >= '"
                              + now
                              + "' FROM pg_replication_slots"))
                  .hasSize(1)
                  .allMatch(slot -> slot.get(1).equals("t"));
            });
  }

  /** After the parts were ended. */
  static void awaitNoConnections(Sql sql) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        sql.rows(
                            "SELECT pid, application_name, state, query FROM pg_stat_activity"
                                + " WHERE backend_type IN ('client backend', 'walsender')"
                                + " AND application_name <> 'PostgreSQL JDBC Driver'"))
                    .isEmpty());
    assertThat(sql.rows("SELECT slot_name FROM pg_replication_slots WHERE active")).isEmpty();
  }

  static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** Of each part. */
  static Map<Victim, Long> threads(Parts parts) {
    return Victim.PARTS.stream()
        .collect(
            Collectors.toMap(
                part -> part,
                part -> (long) parts.sum(List.of(part), "jvm_threads_live_threads").orElse(0)));
  }
}
