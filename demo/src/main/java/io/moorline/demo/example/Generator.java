package io.moorline.demo.example;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Writes the rows of an example, the same for the same seed. Every call commits what it writes, can
 * be repeated, and goes on where an interrupted one stopped.
 */
public interface Generator {

  /** Where else it writes. Call before anything else, where the example has authorities. */
  default void find(Elsewhere elsewhere) {}

  /** What people entered before anything was watched. Call before the pipeline starts. */
  void enterEarly(Connection connection) throws SQLException;

  /** Loads the facts, and whatever else goes on meanwhile. */
  void load(Connections database, Progress progress) throws SQLException;

  /** What people enter after the load, for some rows wait for it. */
  void enterLate(Connection connection) throws SQLException;

  /** Whether what was entered late, and not in the database, was seen there. */
  default boolean hasArrived(Connection connection) throws SQLException {
    return true;
  }

  /** How often each oddity occurs, as SQL counts it. */
  Map<String, Long> oddities(Connection connection) throws SQLException;
}
