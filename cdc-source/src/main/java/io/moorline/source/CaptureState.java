package io.moorline.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a database was captured: what Kafka committed together with the records.
 *
 * @param instance the process that wrote it
 * @param epoch counts the snapshots that were begun
 * @param generation the snapshot's place in the log; 0 before its first record
 * @param snapshotDone the snapshot is complete and the log is being read
 * @param offset where the engine goes on; empty until the snapshot is done
 * @param split the part of a large transaction that was committed already
 * @param tables the tables that the snapshot covers
 * @param topics the ids of the cdc topics that hold what was captured, by name
 */
record CaptureState(
    String instance,
    int epoch,
    long generation,
    boolean snapshotDone,
    Map<String, Object> offset,
    @Nullable Split split,
    List<String> tables,
    Map<String, String> topics) {

  /**
   * A source transaction of which only a part was committed so far.
   *
   * @param transaction its id in the BEGIN event
   * @param order number of its last event that was committed
   */
  record Split(String transaction, long order) {

    boolean covers(String transactionId, long eventOrder) {
      return transaction.equals(transactionId) && eventOrder <= order;
    }
  }

  CaptureState {
    offset = Map.copyOf(offset);
    tables = List.copyOf(tables);
    topics = topics == null ? Map.of() : Map.copyOf(topics);
  }

  /** A snapshot is about to begin; what an unfinished one before it left is of an older epoch. */
  static CaptureState fresh(
      String instance, int epoch, List<String> tables, Map<String, String> topics) {
    return new CaptureState(instance, epoch, 0, false, Map.of(), null, tables, topics);
  }

  /** A table that is no longer captured misses changes from here on: it is not covered any more. */
  CaptureState resumedBy(
      String newInstance, List<String> capturedTables, Map<String, String> sameTopics) {
    return new CaptureState(
        newInstance, epoch, generation, snapshotDone, offset, split, capturedTables, sameTopics);
  }

  CaptureState snapshotting(long newGeneration) {
    return new CaptureState(instance, epoch, newGeneration, false, Map.of(), null, tables, topics);
  }

  CaptureState snapshotDone(long newGeneration, Map<String, Object> newOffset) {
    return new CaptureState(instance, epoch, newGeneration, true, newOffset, null, tables, topics);
  }

  CaptureState at(Map<String, Object> newOffset, @Nullable Split newSplit) {
    return new CaptureState(
        instance, epoch, generation, snapshotDone, newOffset, newSplit, tables, topics);
  }

  /** Everything that committed up to here was captured. */
  Optional<Long> lsn() {
    return snapshotDone ? SafeOffset.lsn(offset) : Optional.empty();
  }
}
