package io.moorline.streams.notify;

import java.io.IOException;

/** How a channel is reached. */
interface Delivery extends AutoCloseable {

  /**
   * @throws IOException nobody took it, perhaps only for now
   */
  void deliver(Message message) throws IOException, InterruptedException;

  @Override
  default void close() {}
}
