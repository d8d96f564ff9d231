package io.moorline.demo.product;

/** What is odd about the deliveries of a product. */
enum Kind {
  /** There is one, and its attributes are written as they should be. */
  ORDINARY("OK", 57),
  /** Its attributes are written oddly. */
  SPELLED("SP", 48),
  /** There are three, each newer than the one before. */
  REPEATED("RE", 10),
  /** There are three, and the oldest comes last. */
  SHUFFLED("SH", 6),
  /** There are two of one second. */
  TIED("TI", 4),
  /** The second says the same as the first, in other words. */
  REDELIVERED("RD", 4),
  /** The first and the third say the same; the second comes last. */
  RETURNED("AB", 2),
  /** Two brands have a product with this number. */
  SHARED("BR", 3),
  /** Brand or number is missing. */
  KEYLESS("NO", 3),
  /** It has no attributes, or such that say nothing. */
  EMPTY("EM", 4),
  /** There are two with long texts; the first is touched again later, but for its text. */
  LARGE("LA", 3),
  /** Its attributes are written in other words later, at the same time as before. */
  RESPELLED("RS", 6);

  private final String code;
  private final int share;

  Kind(String code, int share) {
    this.code = code;
    this.share = share;
  }

  /** The first letters of numbers of products of this kind. */
  String code() {
    return code;
  }

  /** Products of it in a whole block. */
  int share() {
    return share;
  }
}
