package io.moorline.demo.party;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a load, each from its own number alone. */
final class RowMaker {

  private static final int NEVER = 800_000;
  private static final int ROWS_OF_AN_ORPHAN = 600;
  private static final List<String> NAMES = List.of("Ada", "Berta", "Carl", "Doris", "Emil");

  private final long seed;

  RowMaker(long seed) {
    this.seed = seed;
  }

  List<@Nullable Object> make(long number, Kind kind) {
    RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
    int tenant = 1 + (int) (number % Masters.TENANTS);
    return kind.entity()
        .values(
            String.format(Locale.ROOT, "%s-%08d", kind.code(), number),
            tenant,
            client(kind, tenant, number, random.nextInt(1_000)),
            other(kind, number));
  }

  private static Client client(Kind kind, int tenant, long number, int turn) {
    Client contact = Client.contact(Masters.contact(tenant, turn));
    int neighbour = 1 + tenant % Masters.TENANTS;
    return switch (kind.who()) {
      case CONTACT -> contact;
      case ORGANIZATION -> Client.organization(Masters.organization(tenant, turn));
      case BOTH -> contact.or(Masters.organization(tenant, turn));
      case POOR_CONTACT -> Client.contact(Masters.poorContact(tenant, turn));
      case POOR_CONTACT_AND_ORGANIZATION ->
          Client.contact(Masters.poorContact(tenant, turn)).or(Masters.organization(tenant, turn));
      case LATE_CONTACT -> Client.contact(Masters.lateContact(tenant, turn));
      case STRANGER -> Client.contact(Masters.contact(neighbour, turn));
      case UNKNOWN -> Client.contact(NEVER + (int) number);
      case NOBODY -> Client.NOBODY;
      case LINKED_BY_HAND -> contact.linkedTo(Masters.contact(tenant, turn + 1));
      case ORPHAN -> contact.linkedTo(orphan(kind, tenant, number));
      case LOST_ORPHAN -> Client.NOBODY.linkedTo(orphan(kind, tenant, number));
      case STRAY -> Client.NOBODY.linkedTo(Masters.contact(neighbour, turn));
    };
  }

  /** Some rows of a table share one; rows of two tenants or tables never do. */
  private static int orphan(Kind kind, int tenant, long number) {
    int group = (int) (number / ROWS_OF_AN_ORPHAN) * Masters.TENANTS + tenant;
    return kind.entity().firstOrphan() + group;
  }

  private static @Nullable Object other(Kind kind, long number) {
    return switch (kind.entity()) {
      case USER -> NAMES.get((int) (number % NAMES.size()));
      case ANIMAL_OWNER -> (int) number;
      case BREEDING_ATTEMPT -> kind == Kind.NO_STUD ? null : (int) number;
      case OFFSPRING -> kind == Kind.RESERVED ? "RESERVED" : "WITH_BUYER";
      case WAITLIST_ENTRY, INVOICE -> null;
    };
  }
}
