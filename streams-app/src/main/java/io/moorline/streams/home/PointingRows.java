package io.moorline.streams.home;

import io.moorline.schemas.Captured;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.station.Handler.Input;
import java.util.Optional;

/** Captured rows that point at references, as they come, change and go. */
final class PointingRows {

  private final Resolver resolver;
  private final WaitingRoom room;
  private final Subjects subjects;
  private final SentClaims claims;
  private final Anchors anchors;

  PointingRows(
      Resolver resolver, WaitingRoom room, Subjects subjects, SentClaims claims, Anchors anchors) {
    this.resolver = resolver;
    this.room = room;
    this.subjects = subjects;
    this.claims = claims;
    this.anchors = anchors;
  }

  void version(DatasetModel dataset, Captured captured, Input input) {
    Origin origin = origin(dataset, captured, input);
    Position at = captured.source().position();
    Optional<Waiting> waiting = room.find(RowId.captured(dataset.id(), origin.row()));
    if (waiting.filter(row -> row.version().equals(at)).isEmpty()) {
      // Else it came before, and waits on for all but what was given back of it since.
      room.leaveHandedBackUpTo(RowId.handedBack(dataset.id(), origin.row()), at);
    }
    Optional<Waiting> older = captured.unavailable().isEmpty() ? Optional.empty() : waiting;
    resolver.resolve(
        older
            .map(row -> subjects.completed(row, origin, input.key(), input.value()))
            .orElseGet(
                () -> subjects.captured(dataset, captured, origin, input.key(), input.value())));
    claims.row(dataset, captured, origin);
    if (dataset instanceof InPlaceModel inPlace) {
      anchors.row(inPlace, captured, origin);
    }
  }

  void gone(DatasetModel dataset, String row, Position at) {
    room.leaveHandedBackUpTo(RowId.handedBack(dataset.id(), row), at);
    room.leaveUpTo(RowId.captured(dataset.id(), row), at);
    claims.gone(dataset, row, at);
    anchors.gone(dataset.id(), row);
  }

  void allGone(DatasetModel dataset, Position at) {
    room.leaveAllUpTo(dataset.id(), at);
    claims.allGone(dataset, at);
    anchors.allGone(dataset.id(), at);
  }

  /** Rows that the complete snapshot did not find went while nobody watched. */
  void allFound(DatasetModel dataset, Position snapshot) {
    allGone(dataset, new Position(snapshot.epoch(), 0, 0));
  }

  private static Origin origin(DatasetModel dataset, Captured captured, Input input) {
    return new Origin(
        dataset.id(),
        captured.source().database(),
        input.metadata().topic(),
        input.metadata().partition(),
        input.metadata().offset(),
        captured.source().committedAt(),
        RowId.row(input.key()));
  }
}
