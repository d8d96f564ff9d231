package io.moorline.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a part and its server; once silent, nothing passes, and nobody hangs up. */
final class SilentProxy implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final ServerSocket door;
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean silent;

  SilentProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void fallSilent() {
    silent = true;
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  /** Hangs up, and takes no more calls. */
  void cut() throws IOException {
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
      start(() -> pass(client, server));
      start(() -> pass(server, client));
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] chunk = new byte[CHUNK];
    int read = in.read(chunk);
    while (read > 0 && !silent) {
      out.write(chunk, 0, read);
      read = in.read(chunk);
    }
    if (!silent) {
      to.shutdownOutput();
    }
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
            "silent-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
