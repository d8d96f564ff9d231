package io.moorline.streams.message;

import java.nio.charset.StandardCharsets;

/** The key of a record to a waiting row's home: the partition, then what it is about. */
public final class HomeKey {

  private static final char SEPARATOR = '|';

  private HomeKey() {}

  public static byte[] of(int home, String about) {
    return (Integer.toString(home) + SEPARATOR + about).getBytes(StandardCharsets.UTF_8);
  }

  public static int home(byte[] key) {
    int home = 0;
    for (int i = 0; key[i] != SEPARATOR; i++) {
      home = home * 10 + (key[i] - '0');
    }
    return home;
  }
}
