package io.moorline.streams.station;

import java.nio.charset.StandardCharsets;

/**
 * Keys of the refkey topic: a reference key and the row that has it, or whose mark it is. The topic
 * is compacted, so each is the last word about its row or partition.
 *
 * @param about text of the reference key, or the dataset of a mark
 * @param of the row's primary key, or the cdc partition of a mark
 */
public record ReferenceEvent(boolean mark, String about, String of) {

  /** No reference id starts with it. */
  private static final String MARK = "!";

  /** In no text of a reference key. */
  private static final char SEPARATOR = '\0';

  static byte[] key(String reference, String row) {
    return (reference + SEPARATOR + row).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] markKey(String dataset, int partition) {
    return key(MARK + dataset, Integer.toString(partition));
  }

  public static ReferenceEvent parse(byte[] key) {
    String text = new String(key, StandardCharsets.UTF_8);
    int split = text.indexOf(SEPARATOR);
    boolean mark = text.startsWith(MARK);
    return new ReferenceEvent(mark, text.substring(mark ? 1 : 0, split), text.substring(split + 1));
  }
}
