package io.moorline.operations.replay;

import java.util.OptionalLong;

/**
 * How a partition of a changes topic stands.
 *
 * @param committed the group's offset; empty when the sink never read it
 * @param first the first offset that the topic still has
 * @param end the offset after the last record that is committed
 * @param asked where the request says to begin
 */
public record Partition(
    String dataset,
    String topic,
    int number,
    OptionalLong committed,
    long first,
    long end,
    long asked) {

  boolean has(long offset) {
    return first <= offset && offset <= end;
  }
}
