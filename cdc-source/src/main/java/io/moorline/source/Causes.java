package io.moorline.source;

/** Tells an error in one line. */
public final class Causes {

  private Causes() {}

  /** The innermost cause that says anything: that is what an operator can act on. */
  public static String summary(Throwable failure) {
    Throwable telling = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        telling = cause;
      }
    }
    return telling.getClass().getSimpleName() + ": " + telling.getMessage();
  }
}
