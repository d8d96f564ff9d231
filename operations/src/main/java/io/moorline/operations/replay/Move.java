package io.moorline.operations.replay;

/**
 * What a replay does to one partition.
 *
 * @param committed the group's offset now
 * @param to its offset afterwards, never further ahead: what was not written yet is not skipped
 * @param first the first offset that the topic still has
 * @param end the offset after the last record
 */
public record Move(
    String dataset, String topic, int partition, long committed, long to, long first, long end) {

  /** How many offsets are read again; markers of transactions are among them. */
  public long again() {
    return committed - to;
  }

  /** Retention has removed the beginning of the partition. */
  public boolean startIsGone() {
    return first > 0;
  }
}
