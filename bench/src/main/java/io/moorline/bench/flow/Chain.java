package io.moorline.bench.flow;

import java.io.IOException;

/** Something that carries the rows of table {@code source} into table {@code target}. */
public interface Chain extends AutoCloseable {

  /** By itself: it will carry nothing more. */
  boolean hasEnded();

  @Override
  void close() throws IOException;
}
