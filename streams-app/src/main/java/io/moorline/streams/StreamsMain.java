package io.moorline.streams;

import io.moorline.runtime.PartMain;

/** Runs streams-app alone: {@code StreamsMain pipeline.yml}. */
public final class StreamsMain {

  private StreamsMain() {}

  public static void main(String[] arguments) {
    PartMain.main(arguments, StreamsApp::new);
  }
}
