package io.moorline.runtime;

/** What a command's exit code tells. */
public enum ExitCode {
  OK(0),
  /** The work failed, or a part died. */
  FAILED(1),
  /** Wrong usage or a wrong pipeline file. */
  USAGE(2),
  CANNOT_CONNECT(3),
  /** Refused: a conflict, a missing privilege, or a confirmation is needed. */
  REFUSED(4),
  /** Finished, with records in quarantine. */
  QUARANTINED(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
