package io.moorline.streams.home;

import io.moorline.schemas.Captured;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.WireFormat.MalformedException;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;

/** Takes captured records in: reference rows to the index, the others to be resolved. */
final class CapturedHandler implements Handler {

  private final Desk desk;
  private final ReferenceRows references;
  private final Resolver resolver;
  private final WaitingRoom room;
  private final Subjects subjects;

  CapturedHandler(
      Desk desk, ReferenceRows references, Resolver resolver, WaitingRoom room, Subjects subjects) {
    this.desk = desk;
    this.references = references;
    this.resolver = resolver;
    this.room = room;
    this.subjects = subjects;
  }

  @Override
  public void handle(Input input) {
    DatasetModel dataset = desk.model().captured(input.metadata().topic()).orElseThrow();
    if (input.value() == null) {
      return; // A tombstone repeats the delete before it.
    }
    Captured captured;
    try {
      captured = CdcSchema.read(desk.wire().read(input.value()));
    } catch (MalformedException e) {
      desk.quarantine().malformed(input, e.getMessage());
      return;
    }
    if (captured.hasRow() && input.key() == null) {
      desk.quarantine().malformed(input, "The record has a row, but no key.");
    } else if (dataset instanceof ReferenceModel reference) {
      reference(reference, captured, input);
    } else {
      row(dataset, captured, input);
    }
  }

  @Override
  public void close() {
    desk.numbers().end(desk.context().taskId());
  }

  private void reference(ReferenceModel reference, Captured captured, Input input) {
    switch (captured.op()) {
      case READ, CREATE, UPDATE, DELETE -> references.row(reference, captured, input.key());
      case TRUNCATE -> references.truncate(reference, captured.source().position());
      case MARK -> references.mark(reference, captured);
    }
  }

  private void row(DatasetModel dataset, Captured captured, Input input) {
    Position position = captured.source().position();
    switch (captured.op()) {
      case READ, CREATE, UPDATE -> {
        Origin origin = origin(dataset, captured, input);
        room.leaveUpTo(RowId.handedBack(dataset.id(), origin.row()), position);
        resolver.resolve(subjects.captured(dataset, captured, origin, input.key(), input.value()));
      }
      case DELETE -> {
        String row = RowId.row(input.key());
        room.leaveUpTo(RowId.handedBack(dataset.id(), row), position);
        room.leaveUpTo(RowId.captured(dataset.id(), row), position);
      }
      case TRUNCATE -> room.leaveAllUpTo(dataset.id(), position);
      case MARK -> {
        // Nothing points at the row.
      }
    }
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
