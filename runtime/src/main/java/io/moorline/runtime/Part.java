package io.moorline.runtime;

import java.util.concurrent.CompletionStage;

/** One of the three running parts: {@code source}, {@code streams}, {@code sink}. */
public interface Part extends Checked, AutoCloseable {

  /**
   * Returns once the part works in the background; throws {@link UserError} where a user can help.
   */
  void start();

  /**
   * Completes when the part has ended: normally after {@link #close}, exceptionally when it died.
   */
  CompletionStage<Void> ended();

  /** Ends cleanly within a deadline. */
  @Override
  void close();
}
