package io.moorline.demo.party;

/** What kind of row it is, and how many of a block's rows are of it. */
enum Kind {
  USER_OF_CONTACT("UC", Entity.USER, Who.CONTACT, 6),
  USER_OF_POOR_CONTACT("UP", Entity.USER, Who.POOR_CONTACT, 2),
  USER_ALONE("UN", Entity.USER, Who.NOBODY, 3),
  USER_LINKED("UH", Entity.USER, Who.LINKED_BY_HAND, 1),
  ENTRY_OF_CONTACT("WC", Entity.WAITLIST_ENTRY, Who.CONTACT, 8),
  ENTRY_OF_ORGANIZATION("WO", Entity.WAITLIST_ENTRY, Who.ORGANIZATION, 6),
  ENTRY_OF_BOTH("WB", Entity.WAITLIST_ENTRY, Who.BOTH, 4),
  ENTRY_OF_POOR_CONTACT("WE", Entity.WAITLIST_ENTRY, Who.POOR_CONTACT, 1),
  ENTRY_OF_OTHERWISE("WP", Entity.WAITLIST_ENTRY, Who.POOR_CONTACT_AND_ORGANIZATION, 3),
  ENTRY_AWAITING("WL", Entity.WAITLIST_ENTRY, Who.LATE_CONTACT, 2),
  ENTRY_OF_STRANGER("WX", Entity.WAITLIST_ENTRY, Who.STRANGER, 1),
  ENTRY_OF_UNKNOWN("WM", Entity.WAITLIST_ENTRY, Who.UNKNOWN, 1),
  ENTRY_OF_NOBODY("WN", Entity.WAITLIST_ENTRY, Who.NOBODY, 2),
  ENTRY_LINKED("WH", Entity.WAITLIST_ENTRY, Who.LINKED_BY_HAND, 2),
  ENTRY_ORPHANED("WR", Entity.WAITLIST_ENTRY, Who.ORPHAN, 1),
  ENTRY_LOST("WQ", Entity.WAITLIST_ENTRY, Who.LOST_ORPHAN, 1),
  OWNER_CONTACT("AC", Entity.ANIMAL_OWNER, Who.CONTACT, 7),
  OWNER_ORGANIZATION("AO", Entity.ANIMAL_OWNER, Who.ORGANIZATION, 5),
  OWNER_OTHERWISE("AP", Entity.ANIMAL_OWNER, Who.POOR_CONTACT_AND_ORGANIZATION, 1),
  OWNER_ORPHANED("AR", Entity.ANIMAL_OWNER, Who.LOST_ORPHAN, 1),
  STUD_OF_CONTACT("BC", Entity.BREEDING_ATTEMPT, Who.CONTACT, 8),
  STUD_WITHOUT_OWNER("BN", Entity.BREEDING_ATTEMPT, Who.NOBODY, 2),
  NO_STUD("BX", Entity.BREEDING_ATTEMPT, Who.CONTACT, 1),
  SOLD_TO_CONTACT("OC", Entity.OFFSPRING, Who.CONTACT, 6),
  SOLD_TO_ORGANIZATION("OO", Entity.OFFSPRING, Who.ORGANIZATION, 4),
  SOLD_LATE("OL", Entity.OFFSPRING, Who.LATE_CONTACT, 1),
  RESERVED("OX", Entity.OFFSPRING, Who.CONTACT, 2),
  INVOICE_OF_CONTACT("IC", Entity.INVOICE, Who.CONTACT, 7),
  INVOICE_OF_ORGANIZATION("IO", Entity.INVOICE, Who.ORGANIZATION, 5),
  INVOICE_OF_BOTH("IB", Entity.INVOICE, Who.BOTH, 2),
  INVOICE_OF_NOBODY("IN", Entity.INVOICE, Who.NOBODY, 2),
  INVOICE_ORPHANED("IR", Entity.INVOICE, Who.LOST_ORPHAN, 1),
  INVOICE_STRAY("IS", Entity.INVOICE, Who.STRAY, 1);

  private final String code;
  private final Entity entity;
  private final Who who;
  private final int share;

  Kind(String code, Entity entity, Who who, int share) {
    this.code = code;
    this.entity = entity;
    this.who = who;
    this.share = share;
  }

  /** The first letters of the old numbers of rows of this kind. */
  String code() {
    return code;
  }

  Entity entity() {
    return entity;
  }

  Who who() {
    return who;
  }

  /** Rows of it in a whole block. */
  int share() {
    return share;
  }
}
