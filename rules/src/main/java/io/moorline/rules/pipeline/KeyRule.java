package io.moorline.rules.pipeline;

import io.moorline.rules.normalize.Blank;
import io.moorline.rules.normalize.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named spelling of a business key: the steps that make every variant one text. */
public record KeyRule(String name, List<Normalizer> steps) {

  /** A text that has not settled after so many passes never will. */
  private static final int MAX_PASSES = 10;

  public KeyRule {
    steps = List.copyOf(steps);
  }

  /**
   * The one spelling, or null when nothing is left: blank is no key. The steps run until they
   * change nothing more: a key that was written is read, and must be found, as the same.
   */
  public @Nullable String normalize(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (Blank.is(text)) {
      return null;
    }
    String spelled = text;
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      String before = spelled;
      spelled = once(before);
      if (spelled.equals(before)) {
        break;
      }
    }
    return Blank.is(spelled) ? null : spelled;
  }

  /** Whether the rule leaves its own result alone. */
  boolean settles(String text) {
    String spelled = normalize(text);
    return spelled == null || once(spelled).equals(spelled);
  }

  /** What the rule does, without its name. */
  List<String> shape() {
    return steps.stream().map(Normalizer::name).toList();
  }

  private String once(String text) {
    String result = text;
    for (Normalizer step : steps) {
      result = step.apply(result);
    }
    return result;
  }
}
