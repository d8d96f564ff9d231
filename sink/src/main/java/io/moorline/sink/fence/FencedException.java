package io.moorline.sink.fence;

/** Another writer has the partition now. */
public final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedException() {
    super("another writer has taken over a partition of this batch");
  }
}
