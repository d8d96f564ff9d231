package io.moorline.devstack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.IntSupplier;

/** The ports of a stack, remembered in its directory: a stack comes back where it was. */
final class Addresses {

  static final String HOST = "127.0.0.1";

  private final IntSupplier candidates;
  private final Path file;
  private final Properties ports = new Properties();

  /**
   * @param candidates ports that seem to be free
   */
  Addresses(Path directory, IntSupplier candidates) {
    this.candidates = candidates;
    this.file = directory.resolve("ports.properties");
    if (Files.exists(file)) {
      read();
    }
  }

  /** The port of a server: the one it had, or a free one. */
  synchronized int port(String server) {
    if (!ports.containsKey(server)) {
      ports.setProperty(server, anotherPort());
      write();
    }
    return Integer.parseInt(ports.getProperty(server));
  }

  /** The same, where a server is about to listen. */
  int freePort(String server) {
    int port = port(server);
    if (Ports.answers(port)) {
      throw new StackException(
          "Port " + port + " of " + server + " is taken by another process.",
          "Stop that process, or remove the line of " + server + " from " + file + ".");
    }
    return port;
  }

  /** Whether a server cannot listen; asked when none of them runs any more. */
  synchronized boolean isAnyTaken() {
    return ports.stringPropertyNames().stream().map(this::port).anyMatch(Ports::isTaken);
  }

  private String anotherPort() {
    String port;
    do {
      port = Integer.toString(candidates.getAsInt());
    } while (ports.containsValue(port));
    return port;
  }

  private void read() {
    try (Reader reader = Files.newBufferedReader(file)) {
      ports.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    try (Writer writer = Files.newBufferedWriter(file)) {
      ports.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
