package io.moorline.devstack;

/** The SQLSTATEs that mean something here. */
final class SqlState {

  static final String DUPLICATE_DATABASE = "42P04";

  private SqlState() {}
}
