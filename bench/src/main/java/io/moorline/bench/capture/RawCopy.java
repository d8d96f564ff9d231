package io.moorline.bench.capture;

import java.sql.Connection;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The table by COPY, into nothing: what the server can give at all. */
record RawCopy(Ground ground) implements Contender {

  @Override
  public void prepare() throws Exception {
    ground.writeAll();
  }

  @Override
  public Duration read() throws Exception {
    long begun = System.nanoTime();
    try (Connection connection = ground.stack().postgres().connect(Ground.DATABASE)) {
      CopyOut copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY " + Ground.TABLE + " TO STDOUT");
      copy.readFromCopy();
      Duration first = Duration.ofNanos(System.nanoTime() - begun);
      long rows = 1;
      while (copy.readFromCopy() != null) {
        rows++;
      }
      if (rows != ground.rows()) {
        throw new IllegalStateException(rows + " rows");
      }
      return first;
    }
  }
}
