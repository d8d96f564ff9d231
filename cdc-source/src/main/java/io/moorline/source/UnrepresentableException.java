package io.moorline.source;

/** A value that no column type of a cdc topic can carry: NaN, an infinite time. */
public final class UnrepresentableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnrepresentableException(String what) {
    super(what, null, false, false);
  }

  public UnrepresentableException in(String column) {
    return new UnrepresentableException("column " + column + ": " + getMessage());
  }
}
