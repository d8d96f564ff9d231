package io.moorline.streams.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, told only when somebody wants to know. */
final class Trace {

  static final Trace NONE = new Trace(false);

  private final boolean wanted;
  private final List<String> lines = new ArrayList<>();

  private Trace(boolean wanted) {
    this.wanted = wanted;
  }

  static Trace wanted() {
    return new Trace(true);
  }

  void note(Supplier<String> line) {
    if (wanted) {
      lines.add(line.get());
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
