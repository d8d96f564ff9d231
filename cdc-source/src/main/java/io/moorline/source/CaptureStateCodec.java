package io.moorline.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.io.IOException;
import java.util.Map;

/** The capture state as JSON: an operator can read it with a console consumer. */
final class CaptureStateCodec {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(DeserializationFeature.USE_LONG_FOR_INTS, true);

  private CaptureStateCodec() {}

  static byte[] write(CaptureState state) {
    return json(state);
  }

  /** Never answers "no state" for a damaged one: that would mean a silent new snapshot. */
  static CaptureState read(String topic, byte[] bytes) {
    try {
      return JSON.readValue(bytes, CaptureState.class);
    } catch (IOException e) {
      throw new UserError(
          ExitCode.REFUSED,
          "the capture state in topic " + topic + " cannot be read: " + e.getMessage(),
          "Restore the topic, or delete it and the replication slot to take a new snapshot.",
          e);
    }
  }

  /** An offset in the form in which the engine reads it from its store. */
  static byte[] offset(Map<String, Object> offset) {
    return json(offset);
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a capture state is always JSON", e);
    }
  }
}
