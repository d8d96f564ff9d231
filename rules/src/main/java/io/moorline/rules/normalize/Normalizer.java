package io.moorline.rules.normalize;

/** One named step of a key rule. */
public interface Normalizer {

  /** The step as the pipeline file writes it. */
  String name();

  String apply(String text);
}
