package io.moorline.source;

import io.moorline.rules.pipeline.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a PostgreSQL server says about itself, as far as capturing from it depends on it.
 *
 * @param tables only those that exist
 */
record ServerFacts(
    String user,
    String walLevel,
    boolean mayReplicate,
    Capacity slots,
    Capacity senders,
    Optional<Publication> publication,
    Optional<Slot> slot,
    Map<TableName, TableFacts> tables) {

  /** How many of something the server allows, and how many are taken. */
  record Capacity(int allowed, int taken) {

    boolean full() {
      return taken >= allowed;
    }
  }

  /**
   * @param complete inserts, updates, deletes and truncates are published
   */
  record Publication(Set<TableName> tables, boolean complete) {}

  /**
   * @param activePid the server process that reads it now
   * @param walStatus {@code lost} when the server removed what the slot needs
   */
  record Slot(
      String plugin,
      String database,
      Optional<Integer> activePid,
      String activeApplication,
      String walStatus,
      long confirmedLsn) {}

  /**
   * @param replicaIdentity PostgreSQL's letter: d(efault), f(ull), i(ndex), n(othing)
   * @param unsupported columns of types that no cdc topic carries, as {@code name type}
   */
  record TableFacts(
      boolean primaryKey, char replicaIdentity, boolean selectable, List<String> unsupported) {}

  ServerFacts {
    tables = Map.copyOf(tables);
  }
}
