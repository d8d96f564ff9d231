package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import java.sql.SQLException;
import java.util.List;

/** Writes rows of one layout with a fixed number of statements. */
interface RowWriter {

  /** What became of the rows. */
  Outcome write(List<Row> rows) throws SQLException;

  /**
   * Called when writing was refused: true when another way may succeed with the very same rows, so
   * that none of them need be to blame.
   */
  default boolean hasAnotherWay(SQLException refusal) {
    return false;
  }

  /** Called when a single row was refused: true when what it wanted to be there is there. */
  default boolean isThereAlready(SQLException refusal) {
    return false;
  }
}
