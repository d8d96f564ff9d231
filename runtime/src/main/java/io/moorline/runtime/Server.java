package io.moorline.runtime;

import java.util.Optional;

/** A server that a process cannot start without. */
interface Server {

  /** What it is and where, as a person would say it. */
  String name();

  /**
   * Why it does not answer, as long as that may pass; empty when it answers.
   *
   * @throws UserError when waiting cannot help
   */
  Optional<String> trouble();
}
