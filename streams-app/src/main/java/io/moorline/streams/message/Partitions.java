package io.moorline.streams.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/** Which partition a key belongs to, everywhere in the pipeline. */
public record Partitions(int count) {

  /** Of an Avro key in the Confluent wire format: a schema id that changes never moves a key. */
  public static final int HEADER = 5;

  public int ofAvro(byte[] key) {
    return of(withoutHeader(key));
  }

  public int of(String key) {
    return of(key.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] withoutHeader(byte[] key) {
    return key.length < HEADER ? key : Arrays.copyOfRange(key, HEADER, key.length);
  }

  public int of(byte[] bytes) {
    return Utils.toPositive(Utils.murmur2(bytes)) % count;
  }
}
