package io.moorline.source.authority;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of text in UTF-8; other bytes are an error, never guessed at. */
final class Texts {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Texts() {}

  static BufferedReader open(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file);
    try {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }
}
