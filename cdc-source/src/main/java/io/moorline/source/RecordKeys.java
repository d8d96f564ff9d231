package io.moorline.source;

import io.moorline.schemas.Topic;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/** In which partition the records of a key are. */
public final class RecordKeys {

  private static final int WIRE_HEADER = 5;

  private RecordKeys() {}

  /** By the key alone: a schema that is registered anew must not move it. */
  public static int partition(Topic topic, byte[] keyBytes) {
    byte[] key = Arrays.copyOfRange(keyBytes, WIRE_HEADER, keyBytes.length);
    return Utils.toPositive(Utils.murmur2(key)) % topic.partitions();
  }
}
