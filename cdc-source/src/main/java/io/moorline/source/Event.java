package io.moorline.source;

import io.moorline.schemas.Captured.Op;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What an engine delivers, in the order in which it happened. */
sealed interface Event {

  /** A source transaction begins; its rows follow. */
  record Begin(String transaction) implements Event {}

  /** A source transaction is complete: everything up to here may be forgotten by the source. */
  record End(String transaction, Map<String, ?> offset) implements Event {}

  /** The engine is alive, at this place in the log. */
  record Heartbeat(Map<String, ?> offset) implements Event {}

  /** The snapshot's last row came before. */
  record SnapshotCompleted(Map<String, ?> offset) implements Event {}

  /**
   * A row, or a truncate.
   *
   * @param snapshot the initial snapshot found it
   * @param order its number in its transaction; 0 when it belongs to none
   */
  record Row(Op op, Struct value, Struct source, SourceRecord record, boolean snapshot, long order)
      implements Event {

    String schema() {
      return source.getString("schema");
    }

    String table() {
      return source.getString("table");
    }

    /** The same row, found by reading its table while the log is read. */
    Row foundAgain() {
      return new Row(op, value, source, record, false, 0);
    }
  }

  /** Of no interest here. */
  record Other() implements Event {
    static final Other INSTANCE = new Other();
  }
}
