package io.moorline.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between the sink and PostgreSQL; told to, it loses the answer to a commit. */
final class LosingProxy implements AutoCloseable {

  private static final byte[] COMMITTED = "COMMIT\0".getBytes(US_ASCII);
  private static final int CHUNK = 1 << 16;

  private final ServerSocket door;
  private final int serverPort;
  private final AtomicBoolean armed = new AtomicBoolean();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  LosingProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void loseTheNextCommit() {
    armed.set(true);
  }

  boolean hasLostIt() {
    return !armed.get();
  }

  @Override
  public void close() throws IOException {
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

  private void pass(Socket from, Socket to, boolean answers) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      int read = in.read(chunk);
      while (read > 0) {
        boolean committed = answers && holds(Arrays.copyOf(chunk, read));
        if (committed && armed.compareAndSet(true, false)) {
          return;
        }
        out.write(chunk, 0, read);
        read = in.read(chunk);
      }
    }
  }

  private static boolean holds(byte[] answer) {
    return new String(answer, US_ASCII).contains(new String(COMMITTED, US_ASCII));
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
            "losing-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
