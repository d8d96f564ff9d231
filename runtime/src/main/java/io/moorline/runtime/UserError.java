package io.moorline.runtime;

/** Something the user can mend: said in three parts, without a stack trace. */
public final class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String remedy;

  /**
   * @param what what is wrong and where, one sentence
   * @param remedy what to do, one sentence or the SQL to run
   */
  public UserError(ExitCode exitCode, String what, String remedy) {
    this(exitCode, what, remedy, null);
  }

  public UserError(
      ExitCode exitCode,
      String what,
      String remedy,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(what, cause);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String remedy() {
    return remedy;
  }
}
