package io.moorline.bench.flow;

/** Rows by their ids, which follow one another. */
public record Range(long from, long to) {

  long size() {
    return to - from;
  }

  Range last(int rows) {
    return new Range(Math.max(from, to - rows), to);
  }
}
