package io.moorline.streams.start;

import org.apache.kafka.common.errors.InvalidTxnStateException;

/**
 * A thread that stood still for longer than Kafka waits for a transaction, and woke up in the
 * middle of it. Where Kafka says that another one took its place, Streams lets the thread join
 * again; where it says only that the transaction is over, Streams gives up.
 */
public final class Overtaken {

  private Overtaken() {}

  /** Nothing was committed: a new thread does what this one had begun. */
  public static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidTxnStateException) {
        return true;
      }
    }
    return false;
  }
}
