package io.moorline.source;

/** What begins a capture anew. */
final class StartOver {

  private StartOver() {}

  /** SQL for the source; the rest is in its comment. */
  static String statement(String slot, String stateTopic) {
    return "SELECT pg_drop_replication_slot("
        + Sql.text(slot)
        + ");  -- with cdc-source stopped; then delete Kafka topic "
        + stateTopic
        + ": the next start takes a new snapshot";
  }
}
