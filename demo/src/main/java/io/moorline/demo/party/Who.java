package io.moorline.demo.party;

/** What is odd about the client of a row. */
enum Who {
  /** A contact that has a party. */
  CONTACT,
  /** An organization that has a party. */
  ORGANIZATION,
  /** Both of them. */
  BOTH,
  /** A contact without a party, and an organization with one. */
  POOR_CONTACT_AND_ORGANIZATION,
  /** A contact without a party. */
  POOR_CONTACT,
  /** A contact whose party is entered later. */
  LATE_CONTACT,
  /** A contact of another tenant. */
  STRANGER,
  /** A contact that there never was. */
  UNKNOWN,
  /** Nobody. */
  NOBODY,
  /** A contact with a party; but somebody linked another party by hand. */
  LINKED_BY_HAND,
  /** A contact with a party; but the party that is stored is none. */
  ORPHAN,
  /** Nobody; and the party that is stored is none. */
  LOST_ORPHAN,
  /** Nobody; and the party that is stored belongs to another tenant. */
  STRAY
}
