package io.moorline.system.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened when: told when the test fails, and while it runs. */
final class Journal {

  private final long start = System.nanoTime();
  private final List<String> lines = new ArrayList<>();

  synchronized void note(String what) {
    String line =
        String.format(Locale.ROOT, "%8.3f s  %s", (System.nanoTime() - start) / 1e9, what);
    System.out.println(line);
    lines.add(line);
  }

  @Override
  public synchronized String toString() {
    return "\n" + String.join("\n", lines) + "\n";
  }
}
