package io.moorline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The Confluent-compatible HTTP API, of which registering and looking up is all that is needed.
 * Asked once per schema: callers cache.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String JSON = "application/vnd.schemaregistry.v1+json";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper mapper = new ObjectMapper();
  private final String url;
  private final Optional<String> authorization;

  /** Credentials are {@code user:password}, or empty. */
  public HttpSchemaRegistry(String url, Optional<String> credentials) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.authorization =
        credentials.map(
            text ->
                "Basic "
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public int register(String subject, Schema schema) {
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
    try {
      String body = mapper.writeValueAsString(Map.of("schema", schema.toString()));
      return call(request(path).POST(BodyPublishers.ofString(body))).path("id").asInt();
    } catch (IOException e) {
      throw new RegistryException("schema of " + subject + " not registered", false, e);
    }
  }

  @Override
  public Schema byId(int id) {
    String text = call(request("/schemas/ids/" + id).GET()).path("schema").asText();
    return new Schema.Parser().parse(text);
  }

  /** Returns when the registry answers; throws otherwise. */
  public void ping() {
    call(request("/subjects").GET());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(TIMEOUT)
            .header("Content-Type", JSON)
            .header("Accept", JSON);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private JsonNode call(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= 400) {
        boolean refused = response.statusCode() < 500 && response.statusCode() != 429;
        throw new RegistryException(
            "registry answered " + response.statusCode() + " to " + request.uri(), refused, null);
      }
      return mapper.readTree(response.body());
    } catch (IOException e) {
      throw new RegistryException("registry does not answer at " + request.uri(), false, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while asking the registry", false, e);
    }
  }
}
