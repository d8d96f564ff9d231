package io.moorline.rules.pipeline;

import io.moorline.rules.normalize.Blank;
import io.moorline.rules.normalize.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named spelling of a business key: the steps that make every variant one text. */
public record KeyRule(String name, List<Normalizer> steps) {

  public KeyRule {
    steps = List.copyOf(steps);
  }

  /** The one spelling, or null when nothing is left: blank is no key. */
  public @Nullable String normalize(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    for (Normalizer step : steps) {
      text = step.apply(text);
    }
    return Blank.is(text) ? null : text;
  }
}
