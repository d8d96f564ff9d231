package io.moorline.sink.table;

/** A value that its column cannot hold, told before the database is asked. */
public final class RefusedValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  private RefusedValueException(String sqlState, String message) {
    super(message);
    this.sqlState = sqlState;
  }

  static RefusedValueException outOfRange(String message) {
    return new RefusedValueException("22003", message);
  }

  static RefusedValueException tooLong(String message) {
    return new RefusedValueException("22001", message);
  }

  static RefusedValueException character(String message) {
    return new RefusedValueException("22021", message);
  }

  static RefusedValueException json(String message) {
    return new RefusedValueException("22P05", message);
  }

  static RefusedValueException type(String expected, Object value) {
    return new RefusedValueException(
        "22000", "the column is " + expected + ", the value " + value.getClass().getSimpleName());
  }

  public RefusedValueException in(String column) {
    return new RefusedValueException(sqlState, "column " + column + ": " + getMessage());
  }

  public String sqlState() {
    return sqlState;
  }
}
