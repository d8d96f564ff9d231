package io.moorline.bench.topology;

import io.moorline.schemas.Topic;
import java.util.concurrent.Future;

/** Something that finds the references of facts. */
interface Contender extends AutoCloseable {

  /** Where each fact goes, once, when its references are there. */
  Topic output();

  void start() throws Exception;

  Future<?> ended();

  @Override
  void close();
}
