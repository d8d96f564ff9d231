package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The three parts as three processes, with the commands and variables of docker-compose.yml. */
@ExtendWith(World.class)
class ProcessesIT {

  /** Three processes start at once on a machine that may be busy. */
  private static final Duration SOON = Duration.ofMinutes(3);

  private static final Pattern WITH_DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, DemoProcess> parts = new HashMap<>();

  @TempDir private Path directory;

  @AfterEach
  void leaveNothingBehind() {
    parts.values().forEach(part -> part.process().destroyForcibly());
  }

  @Test
  void shouldWorkAsTheComposeFileStartsThem() throws Exception {
    Map<String, Map<String, Object>> services = services();
    try (Warehouse warehouse = Warehouse.bare("compose");
        Sql sql = warehouse.sql()) {
      // Given
      DemoProcess setup = start(services, "setup", warehouse, 0);
      assertThat(setup.exitCode()).as(setup.errors()).isZero();

      // When
      Map<String, Integer> ports = new HashMap<>();
      for (String part : List.of("source", "streams", "sink")) {
        ports.put(part, Ports.free());
        parts.put(part, start(services, part, warehouse, ports.get(part)));
      }
      sql.run(Facts.insert("F1", "P1", "7"));

      // Then
      await().atMost(SOON).until(() -> sql.count(Facts.written("F1")) == 1);
      for (String part : parts.keySet()) {
        int port = ports.get(part);
        await().atMost(SOON).until(() -> status(port, "/health/ready") == 200);
        assertThat(status(port, "/health/live")).isEqualTo(200);
        assertThat(body(port, "/metrics")).contains("moorline_build_info");
      }

      // When they are told to end
      parts.values().forEach(part -> part.process().destroy());

      // Then they end cleanly
      for (DemoProcess part : parts.values()) {
        assertThat(part.exitCode()).as(part.errors()).isIn(0, 143);
      }
    }
  }

  /** A service's command and variables, with this test's addresses in place of the containers'. */
  private DemoProcess start(
      Map<String, Map<String, Object>> services, String name, Warehouse warehouse, int port) {
    Map<String, Object> service = services.get(name);
    List<String> arguments = new ArrayList<>();
    for (Object word : (List<?>) service.get("command")) {
      boolean file = word.toString().startsWith("/pipeline/");
      arguments.add(file ? warehouse.pipelineFile().toString() : word.toString());
    }
    Map<String, String> here = new HashMap<>(warehouse.environment());
    here.put("MOORLINE_STATE_DIR", warehouse.stateDir().toString());
    here.put("MOORLINE_HTTP_HOST", "127.0.0.1");
    here.put("MOORLINE_HTTP_PORT", Integer.toString(port));
    List<String> variables = new ArrayList<>();
    Map<?, ?> environment = (Map<?, ?>) service.get("environment");
    for (Map.Entry<?, ?> variable : environment.entrySet()) {
      String key = variable.getKey().toString();
      variables.add(key);
      variables.add(here.getOrDefault(key, asCompose(variable.getValue().toString())));
    }
    assertThat(environment.keySet().stream().map(Object::toString).toList())
        .containsAll(warehouse.environment().keySet());
    return DemoProcess.start(directory, arguments, variables.toArray(String[]::new));
  }

  /** What compose makes of a value when nobody set its variable. */
  private static String asCompose(String value) {
    return WITH_DEFAULT
        .matcher(value)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() throws IOException {
    String compose =
        Files.readString(Path.of(System.getProperty("moorline.home"), "docker-compose.yml"));
    Map<String, Object> file = new Yaml().load(compose);
    return (Map<String, Map<String, Object>>) file.get("services");
  }

  private int status(int port, String path) throws IOException, InterruptedException {
    try {
      return get(port, path).statusCode();
    } catch (java.net.ConnectException e) {
      return 0;
    }
  }

  private String body(int port, String path) throws IOException, InterruptedException {
    return get(port, path).body();
  }

  private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
