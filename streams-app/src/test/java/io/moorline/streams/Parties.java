package io.moorline.streams;

import static io.moorline.streams.Source.insert;

import io.moorline.streams.Source.Change;

/** Contacts and organizations with a party, and the entry whose link either of them may fill. */
record Parties(Harness harness) {

  void contact(long tenant, long id, Long party) {
    harness.commit(insert("contact", "id", id, "tenant", tenant, "party_id", party));
  }

  void organization(long tenant, long id, Long party) {
    harness.commit(insert("organization", "id", id, "tenant", tenant, "party_id", party));
  }

  Change entry(Object... columns) {
    Object[] all = new Object[columns.length + 4];
    System.arraycopy(new Object[] {"id", 1L, "tenant", 1L}, 0, all, 0, 4);
    System.arraycopy(columns, 0, all, 4, columns.length);
    return insert("entry", all);
  }

  Object party() {
    return harness.database().row("entry", 1L).get("party_id");
  }
}
