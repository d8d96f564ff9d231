package io.moorline.demo;

import io.moorline.cli.Moorline;

/** The command line of a checkout: what the image ships, and the demo. */
public final class Checkout {

  private Checkout() {}

  public static void main(String[] arguments) {
    // Threads that refused to end must not keep a finished process alive.
    System.exit(
        Moorline.execute(Moorline.commandLine().addSubcommand(new DemoCommand()), arguments));
  }
}
