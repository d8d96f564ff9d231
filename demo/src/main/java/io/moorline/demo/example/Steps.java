package io.moorline.demo.example;

import java.sql.SQLException;

/** The transactions of a load, each a function of its number alone. */
public interface Steps {

  long count();

  /**
   * Writes what belongs into one transaction; the caller commits.
   *
   * @return how many facts there are after it
   */
  long run(long step) throws SQLException;
}
