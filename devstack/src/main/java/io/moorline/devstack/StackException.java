package io.moorline.devstack;

import org.jspecify.annotations.Nullable;

/** The stack cannot start or stop: what is wrong and where, and what to do about it. */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  public StackException(String what, String remedy) {
    this(what, remedy, null);
  }

  public StackException(String what, String remedy, @Nullable Throwable cause) {
    super(what, cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }

  @Override
  public String toString() {
    return getMessage() + " " + remedy;
  }
}
