package io.moorline.demo.registration;

/** Who recorded a registration, as the database says it; of derived ones it says nothing. */
enum Recorder {
  ARCHIVE("archive"),
  OTHER_WRITER("registry sync"),
  CLERK("clerk");

  private final String text;

  Recorder(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
