package io.moorline.source;

import io.moorline.runtime.PartMain;

/** Runs cdc-source alone. */
public final class SourceMain {

  private SourceMain() {}

  public static void main(String[] arguments) {
    PartMain.main(
        arguments,
        (pipeline, catalog, settings, metrics) -> new CaptureSource(pipeline, catalog, metrics));
  }
}
