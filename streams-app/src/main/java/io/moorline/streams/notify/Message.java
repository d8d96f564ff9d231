package io.moorline.streams.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Notices on their way to a channel, as JSON has them. */
record Message(String pipeline, String channel, int count, List<Notice> derived) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Message of(String pipeline, String channel, List<Notice> derived) {
    return new Message(pipeline, channel, derived.size(), derived);
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
