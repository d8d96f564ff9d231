package io.moorline.streams.station;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What one processor does with a record. Built once its task's stores are there. */
@FunctionalInterface
public interface Handler {

  void handle(Input input);

  /** The task ends. */
  default void close() {}

  /**
   * @param key null for marks and truncates
   */
  record Input(
      byte @org.jspecify.annotations.Nullable [] key,
      byte @org.jspecify.annotations.Nullable [] value,
      RecordMetadata metadata) {}
}
