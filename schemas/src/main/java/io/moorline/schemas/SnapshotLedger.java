package io.moorline.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the topic of snapshots says: which datasets shall be captured again, and how far that is. Of
 * each dataset the last request counts, and the last word about it.
 */
public final class SnapshotLedger {

  private static final String REQUEST = "request/";
  private static final String PROGRESS = "progress/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param id tells one request from the next
   */
  public record Request(String id) {}

  /**
   * @param id of the request
   * @param rows captured so far
   */
  public record Progress(String id, long rows, boolean done) {}

  /** A record of the topic. */
  public record Entry(byte[] key, byte[] value) {}

  private final Map<String, Request> requests = new LinkedHashMap<>();
  private final Map<String, Progress> progress = new LinkedHashMap<>();

  public static Entry request(String dataset, Request request) {
    return new Entry(key(REQUEST, dataset), json(request));
  }

  public static Entry progress(String dataset, Progress progress) {
    return new Entry(key(PROGRESS, dataset), json(progress));
  }

  public void read(byte[] key, byte[] value) {
    String name = new String(key, StandardCharsets.UTF_8);
    if (name.startsWith(REQUEST)) {
      requests.put(name.substring(REQUEST.length()), parse(value, Request.class));
    } else if (name.startsWith(PROGRESS)) {
      progress.put(name.substring(PROGRESS.length()), parse(value, Progress.class));
    }
  }

  /** The ids of requests that nobody has fulfilled yet, by dataset. */
  public Map<String, String> open() {
    Map<String, String> open = new LinkedHashMap<>();
    requests.forEach(
        (dataset, request) -> {
          if (progressOf(dataset, request.id()).filter(Progress::done).isEmpty()) {
            open.put(dataset, request.id());
          }
        });
    return open;
  }

  /** How far a request has come; empty when nobody has taken it up. */
  public Optional<Progress> progressOf(String dataset, String id) {
    return Optional.ofNullable(progress.get(dataset)).filter(known -> known.id().equals(id));
  }

  private static byte[] key(String kind, String dataset) {
    return (kind + dataset).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry is always JSON", e);
    }
  }

  private static <T> T parse(byte[] value, Class<T> type) {
    try {
      return JSON.readValue(value, type);
    } catch (IOException e) {
      throw new IllegalArgumentException("not an entry of a snapshot ledger", e);
    }
  }
}
