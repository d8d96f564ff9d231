package io.moorline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The signals that end a server. */
enum Signal {
  INT,
  KILL,
  QUIT,
  TERM;

  void send(ProcessHandle process) {
    try {
      String command = "kill -" + name() + " " + process.pid();
      new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
