package io.moorline.streams.home;

import io.moorline.schemas.Captured;
import io.moorline.schemas.CdcSchema;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.WireFormat.MalformedException;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.FactModel;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes captured records in: reference rows to the index, facts to be resolved. */
final class CapturedHandler implements Handler {

  private final Desk desk;
  private final ReferenceRows references;
  private final Resolver resolver;
  private final Subjects subjects;

  CapturedHandler(Desk desk, ReferenceRows references, Resolver resolver, Subjects subjects) {
    this.desk = desk;
    this.references = references;
    this.resolver = resolver;
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
    } else if (dataset instanceof FactModel fact) {
      fact(fact, captured, input);
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

  private void fact(FactModel fact, Captured captured, Input input) {
    switch (captured.op()) {
      case READ, CREATE, UPDATE -> {
        Origin origin = origin(fact, captured, input.metadata());
        resolver.resolve(subjects.captured(fact, captured, origin, input.key(), input.value()));
      }
      case DELETE ->
          resolver.cancel(RowId.captured(fact.id(), input.key()), captured.source().position());
      case TRUNCATE -> resolver.cancelAll(fact.id(), captured.source().position());
      case MARK -> {
        // Nothing points at a fact.
      }
    }
  }

  private static Origin origin(FactModel fact, Captured captured, RecordMetadata metadata) {
    return new Origin(
        fact.id(),
        captured.source().database(),
        metadata.topic(),
        metadata.partition(),
        metadata.offset(),
        captured.source().committedAt());
  }
}
