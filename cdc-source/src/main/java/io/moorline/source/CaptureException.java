package io.moorline.source;

/** The engine or a Kafka transaction failed; the cause says how. */
final class CaptureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}
