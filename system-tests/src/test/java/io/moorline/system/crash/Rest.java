package io.moorline.system.crash;

import io.moorline.demo.Counts;
import io.moorline.demo.Flow;
import io.moorline.demo.GroupLag;
import io.moorline.demo.PipelineFlow;
import io.moorline.demo.Quiet;
import io.moorline.rules.pipeline.Pipeline;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/** Waits until everything written was captured, read and written, and nothing waits. */
final class Rest implements Flow {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final PipelineFlow flow;
  private final LongSupplier parked;

  private Rest(PipelineFlow flow, LongSupplier parked) {
    this.flow = flow;
    this.parked = parked;
  }

  static void await(Pipeline pipeline, Parts parts) throws SQLException {
    await(pipeline, () -> parked(parts));
  }

  /** The same of parts whose numbers nobody can ask for. */
  static void await(Pipeline pipeline) throws SQLException {
    await(pipeline, () -> 0);
  }

  private static void await(Pipeline pipeline, LongSupplier parked) throws SQLException {
    try (Counts counts = new Counts(pipeline);
        GroupLag lag = new GroupLag(pipeline)) {
      Rest rest = new Rest(new PipelineFlow(counts, lag), parked);
      Quiet quiet = new Quiet(rest, PATIENCE, System.nanoTime());
      Awaitility.await()
          .pollInterval(LOOK_EVERY)
          .atMost(PATIENCE.multipliedBy(5))
          .until(() -> quiet.reached(System.nanoTime()));
    }
  }

  @Override
  public long written() {
    return flow.written();
  }

  @Override
  public long captured() {
    return flow.captured();
  }

  @Override
  public long behind() {
    return flow.behind();
  }

  @Override
  public long parked() {
    return parked.getAsLong();
  }

  @Override
  public long writes() {
    return flow.writes();
  }

  /** As streams-app counts it: rows deleted in the source stay in the target. */
  private static long parked(Parts parts) {
    parts.supervise();
    return (long) parts.sum(Victim.STREAMS, "moorline_parked_rows").orElse(1);
  }
}
