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
import org.jspecify.annotations.Nullable;

/** A web server that takes JSON, when it is up. */
final class Hook {

  private final int port = freePort();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
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
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  void answer(int next) {
    status = next;
  }

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
