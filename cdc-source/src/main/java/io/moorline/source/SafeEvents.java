package io.moorline.source;

import io.moorline.source.Event.Begin;
import io.moorline.source.Event.End;
import io.moorline.source.Event.Heartbeat;
import io.moorline.source.Event.Row;
import io.moorline.source.Event.SnapshotCompleted;
import java.util.List;

/** Finds where a batch may be cut: nothing before the cut is needed again after a restart. */
final class SafeEvents {

  private SafeEvents() {}

  /**
   * The index of the last event after which no source transaction is open; -1 when there is none.
   *
   * @param open a source transaction is open before the first event
   */
  static int last(List<Event> events, boolean open) {
    boolean inTransaction = open;
    int safe = -1;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event instanceof Begin) {
        inTransaction = true;
      } else if (event instanceof End) {
        inTransaction = false;
        safe = i;
      } else if (!inTransaction && standsAlone(event)) {
        safe = i;
      }
    }
    return safe;
  }

  private static boolean standsAlone(Event event) {
    return event instanceof Heartbeat
        || event instanceof SnapshotCompleted
        || event instanceof Row row && row.snapshot();
  }
}
