package io.moorline.runtime;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** One of the three running parts: cdc-source, streams-app, sink. */
public interface Part extends AutoCloseable {

  /** One of {@code source}, {@code streams}, {@code sink}. */
  String name();

  /**
   * Returns once the part works in the background; throws {@link UserError} where a user can help.
   */
  void start();

  /**
   * Completes when the part has ended: normally after {@link #close}, exceptionally when it died.
   */
  CompletionStage<Void> ended();

  /** Alive: threads run and make progress. Restoring or rebalancing is alive; lag is not death. */
  List<Check> liveness();

  /** Ready: connected, restored, working. */
  List<Check> readiness();

  /** Ends cleanly within a deadline. */
  @Override
  void close();
}
