package io.moorline.bench.capture;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Somebody who reads rows of a table, or of its log. */
interface Contender extends AutoCloseable {

  /** Writes the rows; afterwards nobody has read them. */
  void prepare() throws Exception;

  /** Returns when all of the rows were read; how long it was until the first was. */
  Duration read() throws Exception;

  @Override
  default void close() throws IOException, SQLException {}
}
