package io.moorline.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves {@code /health}, {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class HealthServer implements AutoCloseable {

  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpServer server;

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  public static HealthServer start(
      Settings settings, List<? extends Checked> parts, PrometheusMeterRegistry metrics) {
    return start(settings, () -> parts, metrics);
  }

  /** What is checked may change while the process starts. */
  static HealthServer start(
      Settings settings, Supplier<List<? extends Checked>> parts, PrometheusMeterRegistry metrics) {
    HealthServer health = new HealthServer(bind(settings));
    Supplier<Map<String, List<Check>>> live = () -> checks(parts.get(), Checked::liveness);
    Supplier<Map<String, List<Check>>> ready = () -> checks(parts.get(), Checked::readiness);
    health.server.createContext("/health", exchange -> health.report(exchange, ready));
    health.server.createContext("/health/ready", exchange -> health.report(exchange, ready));
    health.server.createContext("/health/live", exchange -> health.report(exchange, live));
    health.server.createContext(
        "/metrics", exchange -> respond(exchange, 200, PROMETHEUS, metrics.scrape()));
    health.server.start();
    return health;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static HttpServer bind(Settings settings) {
    try {
      return HttpServer.create(new InetSocketAddress(settings.httpHost(), settings.httpPort()), 0);
    } catch (IOException e) {
      throw new UserError(
          ExitCode.CANNOT_CONNECT,
          "cannot serve health and metrics on "
              + settings.httpHost()
              + ":"
              + settings.httpPort()
              + ": "
              + e.getMessage(),
          "Free the port, or choose another with --http-port (0: any free one).",
          e);
    }
  }

  private static Map<String, List<Check>> checks(
      List<? extends Checked> parts, Function<Checked, List<Check>> of) {
    Map<String, List<Check>> checks = new LinkedHashMap<>();
    parts.forEach(part -> checks.put(part.name(), of.apply(part)));
    return checks;
  }

  private void report(HttpExchange exchange, Supplier<Map<String, List<Check>>> source)
      throws IOException {
    Map<String, List<Check>> checks = source.get();
    boolean ok = checks.values().stream().flatMap(List::stream).allMatch(Check::ok);
    respond(exchange, ok ? 200 : 503, JSON, json(ok, checks));
  }

  private String json(boolean ok, Map<String, List<Check>> checks) throws JsonProcessingException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("status", ok ? "ok" : "not ok");
    report.put("parts", checks);
    return mapper.writeValueAsString(report);
  }

  private static void respond(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
