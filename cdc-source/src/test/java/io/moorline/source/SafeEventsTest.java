package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Captured.Op;
import io.moorline.source.Event.Begin;
import io.moorline.source.Event.End;
import io.moorline.source.Event.Heartbeat;
import io.moorline.source.Event.Other;
import io.moorline.source.Event.Row;
import io.moorline.source.Event.SnapshotCompleted;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class SafeEventsTest {

  private static final Struct EMPTY = new Struct(SchemaBuilder.struct().build());
  private static final Event BEGIN = new Begin("7:1");
  private static final Event END = new End("7:1", Map.of());
  private static final Event HEARTBEAT = new Heartbeat(Map.of());
  private static final Event ROW = row(Op.CREATE, false);
  private static final Event SNAPSHOT_ROW = row(Op.READ, true);

  @Test
  void shouldCutAtTheLastEnd() {
    assertThat(SafeEvents.last(List.of(BEGIN, ROW, END, BEGIN, ROW), false)).isEqualTo(2);
    assertThat(SafeEvents.last(List.of(ROW, END, BEGIN), true)).isEqualTo(1);
  }

  @Test
  void shouldNotCutInsideATransaction() {
    assertThat(SafeEvents.last(List.of(ROW, HEARTBEAT, ROW), true)).isEqualTo(-1);
    assertThat(SafeEvents.last(List.of(BEGIN, ROW, HEARTBEAT), false)).isEqualTo(-1);
  }

  @Test
  void shouldCutAtAHeartbeatBetweenTransactions() {
    assertThat(SafeEvents.last(List.of(BEGIN, END, HEARTBEAT), false)).isEqualTo(2);
    assertThat(SafeEvents.last(List.of(HEARTBEAT, BEGIN, ROW), false)).isZero();
  }

  @Test
  void shouldCutAnywhereInASnapshot() {
    assertThat(SafeEvents.last(List.of(SNAPSHOT_ROW, SNAPSHOT_ROW), false)).isEqualTo(1);
    assertThat(
            SafeEvents.last(
                List.of(SNAPSHOT_ROW, new SnapshotCompleted(Map.of()), Other.INSTANCE), false))
        .isEqualTo(1);
  }

  @Test
  void shouldNotCutAtRowsOutsideASnapshot() {
    assertThat(SafeEvents.last(List.of(row(Op.READ, false), Other.INSTANCE), false)).isEqualTo(-1);
    assertThat(SafeEvents.last(List.of(), false)).isEqualTo(-1);
  }

  private static Row row(Op op, boolean snapshot) {
    SourceRecord record = new SourceRecord(Map.of(), Map.of(), "topic", null, EMPTY);
    return new Row(op, EMPTY, EMPTY, record, snapshot, 1);
  }
}
