package io.moorline.streams.notify;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A web server that takes JSON, when it is up. */
final class Hook {

  static final int ACCEPTED = 204;

  private final int port = freePort();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile int status = ACCEPTED;
  private @Nullable HttpServer server;

  String url() {
    return "http://127.0.0.1:" + port + "/derived?token=x";
  }

  void start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/derived",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          int answer = status;
          if (answer == ACCEPTED) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
          } else {
            refused.incrementAndGet();
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  void answer(int next) {
    status = next;
  }

  int refused() {
    return refused.get();
  }

  /** What was accepted. */
  List<String> bodies() {
    return List.copyOf(bodies);
  }

  void forget() {
    bodies.clear();
  }

  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
