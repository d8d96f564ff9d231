package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;

/** Reads a setting that is yes or no. */
final class YesNo {

  private YesNo() {}

  static boolean read(Section section, String key, boolean usual, Problems problems) {
    String text = section.optionalText(key).orElse(usual ? "yes" : "no");
    if (!text.equals("yes") && !text.equals("no")) {
      problems.add(section.path(key), "must be yes or no");
    }
    return text.equals("yes");
  }
}
