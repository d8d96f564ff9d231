package io.moorline.source;

/** Tells an error in one line: the innermost cause is what an operator can act on. */
final class Causes {

  private Causes() {}

  static String summary(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
