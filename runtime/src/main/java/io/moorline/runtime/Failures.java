package io.moorline.runtime;

import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** How a failure is told to the person at the terminal. */
public final class Failures {

  private Failures() {}

  /** Prints one clear message; the stack trace only when asked for. */
  public static ExitCode report(Throwable failure, PrintWriter err, boolean verbose) {
    Throwable cause = unwrap(failure);
    if (cause instanceof UserError told) {
      print(err, told.getMessage(), told.remedy());
    } else {
      print(err, summary(cause), "Run it again with --verbose (MOORLINE_VERBOSE=1) to see where.");
    }
    if (verbose) {
      cause.printStackTrace(err);
    }
    return cause instanceof UserError told ? told.exitCode() : ExitCode.FAILED;
  }

  /** What happened, without the wrappers that threads put around it. */
  public static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The kind of a failure and what it says, in one line. */
  public static String summary(Throwable failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  private static void print(PrintWriter err, String what, String remedy) {
    err.println("error: " + what);
    err.println("  to fix: " + remedy.replace("\n", "\n    "));
  }
}
