package io.moorline.sink;

import io.moorline.runtime.PartMain;

/** Runs the sink alone. */
public final class SinkMain {

  private SinkMain() {}

  public static void main(String[] arguments) {
    PartMain.main(
        arguments, (pipeline, catalog, settings, metrics) -> new Sink(pipeline, catalog, metrics));
  }
}
