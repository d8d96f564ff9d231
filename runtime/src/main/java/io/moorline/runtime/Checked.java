package io.moorline.runtime;

import java.util.List;

/** Something whose health is served. */
public interface Checked {

  /** One word. */
  String name();

  /** Alive: threads run and make progress. Restoring or rebalancing is alive; lag is not death. */
  List<Check> liveness();

  /** Ready: connected, restored, working. */
  List<Check> readiness();
}
