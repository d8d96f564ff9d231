package io.moorline.demo.party;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table whose rows are given a party. */
enum Entity {
  USER("User", "contactId", null, "partyId", "name"),
  WAITLIST_ENTRY("WaitlistEntry", "contactId", "organizationId", "clientPartyId", null),
  ANIMAL_OWNER("AnimalOwner", "contactId", "organizationId", "partyId", "animalId"),
  BREEDING_ATTEMPT("BreedingAttempt", "studOwnerContactId", null, "studOwnerPartyId", "studId"),
  OFFSPRING("Offspring", "buyerContactId", "buyerOrganizationId", "buyerPartyId", "placementState"),
  INVOICE("Invoice", "contactId", "organizationId", "clientPartyId", null);

  private static final int ORPHANS = 10_000_000;

  private final String table;
  private final String contact;
  private final @Nullable String organization;
  private final String party;
  private final @Nullable String other;

  Entity(
      String table,
      String contact,
      @Nullable String organization,
      String party,
      @Nullable String other) {
    this.table = table;
    this.contact = contact;
    this.organization = organization;
    this.party = party;
    this.other = other;
  }

  /** From there on, ids of parties that the table names and that there never were. */
  int firstOrphan() {
    return (ordinal() + 1) * ORPHANS;
  }

  /** As SQL spells it. */
  String table() {
    return '"' + table + '"';
  }

  List<String> columns() {
    return Stream.of("legacyNo", "tenantId", contact, party, organization, other)
        .filter(column -> column != null)
        .map(column -> '"' + column + '"')
        .collect(Collectors.toUnmodifiableList());
  }

  /** In the order of the columns; what the table does not have is left out. */
  List<@Nullable Object> values(
      String legacyNo, int tenant, Client client, @Nullable Object another) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(legacyNo);
    values.add(tenant);
    values.add(client.contact());
    values.add(client.party());
    if (organization != null) {
      values.add(client.organization());
    }
    if (other != null) {
      values.add(another);
    }
    return values;
  }
}
