package io.moorline.demo.registration;

/** What is odd about a product and its variant. */
enum Kind {
  /** Their registration number is spelled as it should be. */
  ORDINARY("OK", 40),
  /** It is spelled oddly. */
  ODD("SP", 30),
  /** It is blank, or a word for nothing. */
  BLANK("BL", 6),
  /** Their registration is there already, now and then oddly spelled itself. */
  FOUND("FO", 8),
  /** Several registrations have that number. */
  COLLIDING("CO", 1),
  /** Only the variant has a number. */
  ANCHORED("AN", 3),
  /** The same; and the next device's variant, which belongs to this product, has another. */
  DISAGREEING("DA", 1),
  /** Its variant belongs to the product before it, and has another number than that one's. */
  DISSENTING("DB", 1),
  /** The variant has another number than the product. */
  MISMATCHING("MI", 1),
  /** The variant belongs to no product. */
  ORPHAN("OR", 2),
  /** Only the variant has a number, which nobody ever registers. */
  UNREGISTERED("UN", 1),
  /** Only the variant has a number, which somebody registers later. */
  AWAITING("AW", 1),
  /** The product was linked by hand, to another registration than its number says. */
  LINKED("LI", 2),
  /** Somebody else records the registration while the product is loaded. */
  RACED("RA", 2),
  /** The product has a long text beside its oddly spelled number. */
  LONG("LO", 1);

  private final String code;
  private final int share;

  Kind(String code, int share) {
    this.code = code;
    this.share = share;
  }

  /** The first letters of device identifiers of this kind. */
  String code() {
    return code;
  }

  /** Devices of it in a whole block. */
  int share() {
    return share;
  }
}
