package io.moorline.rules.normalize;

import java.util.function.UnaryOperator;

record Step(String name, UnaryOperator<String> operation) implements Normalizer {

  @Override
  public String apply(String text) {
    return operation.apply(text);
  }
}
