package io.moorline.devstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server on this machine, and lets pass what its rule says. */
public final class Proxy implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  /** What becomes of bytes on their way. */
  public enum Fate {
    PASS,

    /** Neither these bytes nor any later ones arrive, and nobody hangs up. */
    SILENCE,

    /** These bytes are lost, and both sides see the connection break. */
    CUT
  }

  @FunctionalInterface
  public interface Rule {
    /** Of bytes that a client sends, or (answer) the server; none: it hangs up. */
    Fate of(byte[] bytes, boolean answer);
  }

  private final ServerSocket door;
  private final int serverPort;
  private final Rule rule;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public Proxy(int serverPort, Rule rule) throws IOException {
    this.serverPort = serverPort;
    this.rule = rule;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  /** Hangs up, and takes no more calls. */
  public void cut() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      sockets.addAll(List.of(client, server));
      start(() -> pass(client, server, false));
      start(() -> pass(server, client, true));
    }
  }

  private void pass(Socket from, Socket to, boolean answer) throws IOException {
    byte[] bytes = read(from);
    Fate fate = rule.of(bytes, answer);
    while (fate == Fate.PASS && bytes.length > 0) {
      to.getOutputStream().write(bytes);
      bytes = read(from);
      fate = rule.of(bytes, answer);
    }
    if (fate == Fate.PASS) {
      to.shutdownOutput();
    } else if (fate == Fate.CUT) {
      from.close();
      to.close();
    }
  }

  /** None: the other side has hung up. */
  private static byte[] read(Socket from) throws IOException {
    byte[] chunk = new byte[CHUNK];
    return Arrays.copyOf(chunk, Math.max(0, from.getInputStream().read(chunk)));
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the two has hung up.
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
