package io.moorline.system.crash;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sends signals at once. A shell that runs already does it: starting a process takes longer than
 * many a moment that is to be hit.
 */
final class Signals implements AutoCloseable {

  private final Process shell;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  Signals() {
    try {
      this.shell = new ProcessBuilder("/bin/sh").redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.commands = shell.outputWriter();
    this.answers = shell.inputReader();
  }

  void freeze(Process process) {
    send("STOP", process);
  }

  void thaw(Process process) {
    send("CONT", process);
  }

  void terminate(Process process) {
    send("TERM", process);
  }

  @Override
  public void close() {
    shell.destroyForcibly();
    shell.onExit().join();
  }

  /** A process that is gone is none of its business. */
  private synchronized void send(String signal, Process process) {
    try {
      commands.write("kill -" + signal + " " + process.pid() + " 2>/dev/null; echo sent\n");
      commands.flush();
      answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
