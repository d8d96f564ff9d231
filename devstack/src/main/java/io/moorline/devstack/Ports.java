package io.moorline.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback, below the range from which outgoing connections take theirs. */
public final class Ports {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int ANSWER_MILLIS = 1_000;

  private Ports() {}

  public static int free() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    } while (answers(port));
    return port;
  }

  /**
   * Whether somebody listens. This calls the port instead of listening there for a moment, which
   * would take it: a process that starts in that moment inherits the listener and holds it a while.
   */
  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(address(port), ANSWER_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether nobody could listen, even where nobody does; only for ports that are given up. */
  static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address(port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
