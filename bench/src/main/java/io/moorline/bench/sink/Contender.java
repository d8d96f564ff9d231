package io.moorline.bench.sink;

import java.sql.SQLException;

/** Somebody who writes rows into an empty table of their own. */
interface Contender extends AutoCloseable {

  /** Something that is ready to be run and timed. */
  @FunctionalInterface
  interface Load {
    /** Returns when everything is committed. */
    void run() throws Exception;
  }

  /** Makes this version of all rows ready, in the form that the contender takes them. */
  Load prepare(int version) throws Exception;

  @Override
  default void close() throws SQLException {}
}
