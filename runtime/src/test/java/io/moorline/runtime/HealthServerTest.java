package io.moorline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  private final RecordedPart part = RecordedPart.working("sink", new ArrayList<>());
  private final HealthServer server =
      HealthServer.start(settings(0), List.of(part), ProcessMetrics.create());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldSayOkWhileThePartWorks() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body())
        .isEqualTo(
            "{\"status\":\"ok\",\"parts\":{\"sink\":"
                + "[{\"name\":\"thread\",\"ok\":true,\"detail\":\"running\"}]}}");
  }

  @Test
  void shouldSayNotOkOnceThePartDied() throws Exception {
    // When
    part.die(new IllegalStateException("gone"));

    // Then
    assertThat(get("/health/live").statusCode()).isEqualTo(503);
    assertThat(get("/health").statusCode()).isEqualTo(503);
  }

  @Test
  void shouldServeMetrics() throws Exception {
    assertThat(get("/metrics").body())
        .contains("moorline_build_info{")
        .contains("version=\"" + Version.current() + "\"");
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    assertThatThrownBy(
            () ->
                HealthServer.start(settings(server.port()), List.of(part), ProcessMetrics.create()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("127.0.0.1:" + server.port());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static Settings settings(int port) {
    return new Settings(Path.of("unused"), "127.0.0.1", port);
  }
}
