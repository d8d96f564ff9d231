package io.moorline.demo.party;

import io.moorline.demo.example.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Contacts, organizations and their parties, which were there before; the caller commits. */
final class Masters {

  static final int TENANTS = 3;

  private static final int CONTACTS = 30;
  private static final int POOR = 5;
  private static final int LATE = 5;
  private static final int ORGANIZATIONS = 20;
  private static final int FIRST_ORGANIZATION = 500;

  private Masters() {}

  /** Its party has the same number. */
  static int contact(int tenant, long turn) {
    return number(tenant, turn % CONTACTS);
  }

  static int poorContact(int tenant, long turn) {
    return number(tenant, CONTACTS + turn % POOR);
  }

  /** Its party is entered later. */
  static int lateContact(int tenant, long turn) {
    return number(tenant, CONTACTS + POOR + turn % LATE);
  }

  /** Its party has the same number. */
  static int organization(int tenant, long turn) {
    return number(tenant, FIRST_ORGANIZATION + turn % ORGANIZATIONS);
  }

  static void enter(Connection connection) throws SQLException {
    for (int tenant = 1; tenant <= TENANTS; tenant++) {
      enter(connection, tenant, "CONTACT", "\"Contact\"", 0, CONTACTS, POOR + LATE);
      enter(
          connection,
          tenant,
          "ORGANIZATION",
          "\"Organization\"",
          FIRST_ORGANIZATION,
          ORGANIZATIONS,
          0);
    }
    // The sequence has passed the ids that orphans hold, as it has where they were once given out.
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("Party", "Contact", "Organization")) {
        statement.execute(
            "SELECT setval(pg_get_serial_sequence('\"%s\"', 'id'), greatest(1000000000, max(id)))"
                    .formatted(table)
                + " FROM \"%s\"".formatted(table));
      }
    }
  }

  private static void enter(
      Connection connection, int tenant, String kind, String table, int first, int rich, int poor)
      throws SQLException {
    List<List<Object>> parties = new ArrayList<>();
    List<List<Object>> clients = new ArrayList<>();
    for (int number : IntStream.range(first, first + rich).map(i -> number(tenant, i)).toArray()) {
      parties.add(List.of(number, tenant, kind, kind + " " + number));
      clients.add(List.of(number, tenant, kind + " " + number, number));
    }
    Table.batch(
        connection,
        "INSERT INTO \"Party\" (\"id\", \"tenantId\", \"kind\", \"displayName\", \"enteredBy\")"
            + " VALUES (?, ?, ?, ?, 'migration') ON CONFLICT DO NOTHING",
        parties);
    Table.batch(
        connection,
        "INSERT INTO "
            + table
            + " (\"id\", \"tenantId\", \"name\", \"partyId\") VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        clients);
    Table.batch(
        connection,
        "INSERT INTO "
            + table
            + " (\"id\", \"tenantId\", \"name\") VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        IntStream.range(first + rich, first + rich + poor)
            .map(i -> number(tenant, i))
            .mapToObj(number -> List.of(number, tenant, kind + " " + number))
            .toList());
  }

  private static int number(int tenant, long turn) {
    return tenant * 1000 + (int) turn;
  }
}
