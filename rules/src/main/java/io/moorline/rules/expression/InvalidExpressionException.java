package io.moorline.rules.expression;

import java.util.List;

/** A text that is no expression, or one of another type, with all that is wrong with it. */
public final class InvalidExpressionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  InvalidExpressionException(List<String> reasons) {
    super(String.join("; ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  public List<String> reasons() {
    return reasons;
  }
}
