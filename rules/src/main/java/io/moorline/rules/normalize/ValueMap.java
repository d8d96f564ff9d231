package io.moorline.rules.normalize;

import java.util.LinkedHashMap;
import java.util.Map;

/** The step that puts one whole text in the place of another. */
public final class ValueMap {

  private ValueMap() {}

  public static Normalizer of(Map<String, String> values) {
    Map<String, String> copy = new LinkedHashMap<>(values);
    return new Step("map " + copy, text -> copy.getOrDefault(text, text));
  }
}
