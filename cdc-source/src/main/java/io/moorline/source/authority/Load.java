package io.moorline.source.authority;

import io.moorline.source.CaptureProducer;
import io.moorline.source.PartLimit;
import io.moorline.source.StateTopic;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Loads an authority once: its rows, the marks behind them and the new state are committed
 * together, or in parts of which only the last one tells that the load is complete.
 */
final class Load {

  /** What came of it, and the keys that it brought. */
  record Result(LoadState state, boolean unchanged, KeyHashes keys) {}

  private static final String STATE = "state";

  private final LoadPlan plan;
  private final StateTopic states;
  private final Supplier<CaptureProducer> producers;
  private final Supplier<PartLimit> parts;

  /**
   * @param producers each one fences those before it
   */
  Load(
      LoadPlan plan,
      StateTopic states,
      Supplier<CaptureProducer> producers,
      Supplier<PartLimit> parts) {
    this.plan = plan;
    this.states = states;
    this.producers = producers;
    this.parts = parts;
  }

  LoadState committed() {
    return states.committed(STATE).map(LoadState::read).orElse(LoadState.NONE);
  }

  /**
   * @param closing asked between rows: the load is given up
   */
  Result run(BooleanSupplier closing) throws AuthorityException, SQLException, IOException {
    try (CaptureProducer producer = producers.get();
        Origin origin = plan.opener().open()) {
      // Read when nobody else can write it any more.
      LoadState state = committed();
      RowMapping mapping = plan.mapping(origin.columns());
      if (state.holds(plan.shape())) {
        Seen seen = new Seen(plan.reference(), mapping);
        forEach(origin, mapping, closing, row -> seen.add(row, mapping.made(row::get)));
        if (seen.content().equals(state.content())) {
          return committed(producer, state.checked(Instant.now()), true, seen);
        }
      }
      return written(producer, origin, mapping, state.next(), closing);
    }
  }

  private Result written(
      CaptureProducer producer,
      Origin origin,
      RowMapping mapping,
      LoadState begun,
      BooleanSupplier closing)
      throws AuthorityException, SQLException, IOException {
    Instant at = Instant.now();
    Seen seen = new Seen(plan.reference(), mapping);
    PartLimit part = parts.get();
    LoadWriter writer = new LoadWriter(plan, mapping, begun.begun(), at, producer::send);
    forEach(
        origin,
        mapping,
        closing,
        row -> {
          if (writer.rows() == 0) {
            // Not before: a query may take longer than a transaction may be open.
            producer.send(states.record(STATE, begun.write()));
          }
          seen.add(row, writer.row(row));
          part.sent();
          if (part.reached()) {
            producer.commit();
            part.reset();
          }
        });
    writer.complete();
    LoadState complete =
        begun.completed(at, writer.rows(), writer.aside(), seen.content(), plan.shape());
    return committed(producer, complete, false, seen);
  }

  private Result committed(
      CaptureProducer producer, LoadState state, boolean unchanged, Seen seen) {
    producer.send(states.record(STATE, state.write()));
    producer.commit();
    return new Result(state, unchanged, seen.keys());
  }

  private static void forEach(
      Origin origin, RowMapping mapping, BooleanSupplier closing, Origin.RowReader reader)
      throws AuthorityException, SQLException, IOException {
    origin.forEach(
        mapping.reads(),
        row -> {
          if (closing.getAsBoolean()) {
            throw new CancellationException("the source closes");
          }
          reader.read(row);
        });
  }
}
