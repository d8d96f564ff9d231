package io.moorline.streams.message;

import io.moorline.schemas.RowChange.Origin;
import java.time.Instant;

final class Origins {

  private Origins() {}

  static void write(Out out, Origin origin) {
    out.text(origin.dataset())
        .text(origin.database())
        .text(origin.topic())
        .number(origin.partition())
        .number(origin.offset())
        .number(origin.committedAt().getEpochSecond())
        .number(origin.committedAt().getNano())
        .text(origin.row());
  }

  static Origin read(In in) {
    return new Origin(
        in.text(),
        in.text(),
        in.text(),
        in.smallNumber(),
        in.number(),
        Instant.ofEpochSecond(in.number(), in.number()),
        in.text());
  }
}
