package io.moorline.streams.home;

import io.moorline.schemas.Captured;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.WireFormat.MalformedException;
import io.moorline.streams.model.CapturedModel;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.KeyedModel;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;

/**
 * Takes captured records in: reference rows and authorities' to the judges, the others to be
 * resolved.
 */
final class CapturedHandler implements Handler {

  private final Desk desk;
  private final ReferenceRows references;
  private final PointingRows rows;

  CapturedHandler(Desk desk, ReferenceRows references, PointingRows rows) {
    this.desk = desk;
    this.references = references;
    this.rows = rows;
  }

  @Override
  public void handle(Input input) {
    CapturedModel model = desk.model().captured(input.metadata().topic()).orElseThrow();
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
    } else if (model instanceof KeyedModel keyed) {
      keyed(keyed, captured, input);
    } else {
      row((DatasetModel) model, captured, input);
    }
  }

  @Override
  public void close() {
    desk.numbers().end(desk.context().taskId());
  }

  private void keyed(KeyedModel model, Captured captured, Input input) {
    switch (captured.op()) {
      case READ, CREATE, UPDATE, DELETE -> references.row(model, captured, input);
      case TRUNCATE -> references.truncate(model, captured.source().position());
      case MARK -> references.mark(model, captured);
    }
  }

  private void row(DatasetModel dataset, Captured captured, Input input) {
    switch (captured.op()) {
      case READ, CREATE, UPDATE -> rows.version(dataset, captured, input);
      case DELETE -> rows.gone(dataset, RowId.row(input.key()), captured.source().position());
      case TRUNCATE -> rows.allGone(dataset, captured.source().position());
      case MARK -> {
        if (captured.source().generation() != 0) {
          rows.allFound(dataset, captured.source().position());
        }
      }
    }
  }
}
