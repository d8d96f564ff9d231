package io.moorline.demo.hybrid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that knows the product lines. */
record ProductLines(Path file) {

  private static final int KNOWN = 4;
  private static final String LEARNED = "- { 产品线代码: PL-09, 产品线名称: 养老金产品, 负责人: 赵静 }\n";

  /**
   * @param isNew one that nobody wrote down yet
   */
  static String code(long number, boolean isNew) {
    return isNew ? "PL-09" : "PL-0" + (1 + number % KNOWN);
  }

  /** Somebody writes down what was new. */
  void learn() {
    try {
      String lines = Files.readString(file);
      if (!lines.contains(LEARNED)) {
        Path written = Files.writeString(file.resolveSibling("learned.tmp"), lines + LEARNED);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
