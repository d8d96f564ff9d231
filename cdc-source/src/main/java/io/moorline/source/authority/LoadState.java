package io.moorline.source.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;

/**
 * How far an authority was loaded, as Kafka committed it.
 *
 * @param begun the number of the last load that was begun
 * @param complete the number of the last one that was complete; 0: none yet
 * @param completedMillis when that was
 * @param checkedMillis when it was last found to be loaded as it is, by a load or without one
 * @param rows what that load brought
 * @param setAside the rows of it that no record could carry
 * @param content a fingerprint of its rows
 * @param shape a fingerprint of how rows were made of them
 */
record LoadState(
    int begun,
    int complete,
    long completedMillis,
    long checkedMillis,
    long rows,
    long setAside,
    String content,
    String shape) {

  static final LoadState NONE = new LoadState(0, 0, 0, 0, 0, 0, "", "");

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  /** Never answers "none" for a damaged one: the numbers of loads would begin anew. */
  static LoadState read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, LoadState.class);
    } catch (IOException e) {
      throw new IllegalStateException("the state of an authority cannot be read", e);
    }
  }

  byte[] write() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and text are always JSON", e);
    }
  }

  Instant checkedAt() {
    return Instant.ofEpochMilli(checkedMillis);
  }

  boolean holds(String itsShape) {
    return complete > 0 && shape.equals(itsShape);
  }

  LoadState next() {
    return new LoadState(
        begun + 1, complete, completedMillis, checkedMillis, rows, setAside, content, shape);
  }

  LoadState completed(Instant at, long itsRows, long aside, String itsContent, String itsShape) {
    long millis = at.toEpochMilli();
    return new LoadState(begun, begun, millis, millis, itsRows, aside, itsContent, itsShape);
  }

  LoadState checked(Instant at) {
    return new LoadState(
        begun, complete, completedMillis, at.toEpochMilli(), rows, setAside, content, shape);
  }
}
