package io.moorline.source;

import io.moorline.schemas.Captured.Op;
import io.moorline.source.Event.Begin;
import io.moorline.source.Event.End;
import io.moorline.source.Event.Heartbeat;
import io.moorline.source.Event.Other;
import io.moorline.source.Event.Row;
import io.moorline.source.Event.SnapshotCompleted;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Tells the engine's records apart. */
final class EventReader {

  private static final String BEGIN = "BEGIN";
  private static final String END = "END";
  private static final String INITIAL_SNAPSHOT = "Initial Snapshot";
  private static final String COMPLETED = "COMPLETED";
  private static final String INCREMENTAL = "incremental";

  private final String transactions;
  private final String heartbeats;
  private final String messages;

  EventReader(String topicPrefix) {
    this.transactions = topicPrefix + ".transaction";
    this.heartbeats = "__debezium-heartbeat." + topicPrefix;
    this.messages = topicPrefix + ".message";
  }

  Event read(SourceRecord record) {
    String topic = record.topic();
    if (topic.equals(transactions)) {
      return transaction(record);
    }
    if (topic.equals(heartbeats)) {
      return new Heartbeat(record.sourceOffset());
    }
    if (topic.equals(EngineSettings.NOTIFICATION_TOPIC)) {
      return notification(record);
    }
    return topic.equals(messages) ? Other.INSTANCE : row(record);
  }

  private static Event transaction(SourceRecord record) {
    Struct value = (Struct) record.value();
    String id = value.getString("id");
    return switch (value.getString("status")) {
      case BEGIN -> new Begin(id);
      case END -> new End(id, record.sourceOffset());
      default -> throw new IllegalStateException("unknown transaction event in " + record.topic());
    };
  }

  private static Event notification(SourceRecord record) {
    Struct value = (Struct) record.value();
    boolean completed =
        INITIAL_SNAPSHOT.equals(value.getString("aggregate_type"))
            && COMPLETED.equals(value.getString("type"));
    return completed ? new SnapshotCompleted(record.sourceOffset()) : Other.INSTANCE;
  }

  private static Event row(SourceRecord record) {
    if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
      return Other.INSTANCE;
    }
    Struct source = value.getStruct("source");
    Op op = op(value.getString("op"));
    boolean snapshot = op == Op.READ && !INCREMENTAL.equals(source.getString("snapshot"));
    return new Row(op, value, source, record, snapshot, order(value));
  }

  private static long order(Struct value) {
    Struct transaction = value.getStruct("transaction");
    return transaction == null ? 0 : transaction.getInt64("total_order");
  }

  private static Op op(String code) {
    return switch (code) {
      case "r" -> Op.READ;
      case "c" -> Op.CREATE;
      case "u" -> Op.UPDATE;
      case "d" -> Op.DELETE;
      case "t" -> Op.TRUNCATE;
      default -> throw new IllegalStateException("unknown operation " + code);
    };
  }
}
