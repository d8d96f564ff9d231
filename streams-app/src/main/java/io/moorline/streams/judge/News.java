package io.moorline.streams.judge;

import io.moorline.streams.message.Existing;
import io.moorline.streams.station.Desk;

/** That the rows of a key changed: for all instances, for people, and for the rows that wait. */
final class News {

  private final Desk desk;
  private final Collisions collisions;
  private final Judge judge;

  News(Desk desk, Judge judge) {
    this.desk = desk;
    this.collisions = new Collisions(desk);
    this.judge = judge;
  }

  /** The key is known from here on. */
  void found(String reference, Existing rows) {
    changed(reference, Existing.NONE, rows);
  }

  void changed(String reference, Existing before, Existing after) {
    if (!after.only().equals(before.only())) {
      desk.publish(reference, after.only().orElse(null));
    }
    collisions.changed(reference, before, after);
    judge.changed(reference);
  }
}
