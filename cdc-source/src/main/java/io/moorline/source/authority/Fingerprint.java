package io.moorline.source.authority;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whether rows are the same as others, in whatever order they come. */
final class Fingerprint {

  private final MessageDigest digest = sha256();
  private long high;
  private long low;
  private long rows;

  void add(Map<String, @Nullable String> row) {
    row.forEach(
        (column, text) -> {
          add(column);
          add(text);
        });
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    high += hash.getLong();
    low += hash.getLong();
    rows++;
  }

  String text() {
    HexFormat hex = HexFormat.of();
    return rows + "-" + hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  static String of(String text) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, Long.BYTES);
  }

  /** With its length, so that no two rows run together. */
  private void add(@Nullable String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    digest.update(
        ByteBuffer.allocate(Integer.BYTES).putInt(text == null ? -1 : bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
