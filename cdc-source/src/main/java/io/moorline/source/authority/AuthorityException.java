package io.moorline.source.authority;

/** A reason why an authority cannot be loaded as it is; it is tried again, for it may be mended. */
final class AuthorityException extends Exception {

  private static final long serialVersionUID = 1L;

  AuthorityException(String what) {
    super(what);
  }
}
