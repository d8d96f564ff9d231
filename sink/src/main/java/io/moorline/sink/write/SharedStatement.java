package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes rows from the stage and returns those that it wrote. */
interface SharedStatement {

  String sql();

  /** False when it would have nothing to set. */
  boolean writesAnything();

  void log(List<Row> rows, List<byte[] @Nullable []> returned, Outcome outcome);
}
