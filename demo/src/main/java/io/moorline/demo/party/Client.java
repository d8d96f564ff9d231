package io.moorline.demo.party;

import org.jspecify.annotations.Nullable;

/** Whom a row names: by what was used before there were parties, and by its party. */
record Client(@Nullable Integer contact, @Nullable Integer organization, @Nullable Integer party) {

  static final Client NOBODY = new Client(null, null, null);

  static Client contact(int id) {
    return new Client(id, null, null);
  }

  static Client organization(int id) {
    return new Client(null, id, null);
  }

  Client or(int otherOrganization) {
    return new Client(contact, otherOrganization, party);
  }

  Client linkedTo(int otherParty) {
    return new Client(contact, organization, otherParty);
  }
}
