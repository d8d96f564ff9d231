package io.moorline.demo.party;

import io.moorline.demo.example.Example;
import java.util.List;

/** The example party-backfill. */
public final class Parties {

  public static final Example EXAMPLE =
      new Example(
          "party-backfill",
          "six tables whose contacts and organizations became parties",
          "crm",
          PartyRows::new,
          List.of(
              "SELECT w.*, p.\"displayName\" FROM \"WaitlistEntry\" w JOIN \"Party\" p"
                  + " ON p.id = \"clientPartyId\" LIMIT 5",
              "SELECT dataset, verdict, count(*) FROM moorline.open_link GROUP BY 1, 2 ORDER BY 1",
              "SELECT entity_type, entity_key, changed_fields, after_raw ->> 'backfill'"
                  + " FROM moorline.change_log ORDER BY changed_at DESC LIMIT 5"),
          new Example.Trial(
              "Put a contact on the waiting list whom another tenant knows, too",
              "INSERT INTO \"WaitlistEntry\" (\"legacyNo\", \"tenantId\", \"contactId\")"
                  + " VALUES ('NEW-1', 1, 1000)",
              "SELECT * FROM \"WaitlistEntry\" JOIN \"Party\" p ON p.id = \"clientPartyId\""
                  + " WHERE \"legacyNo\" = 'NEW-1'"));

  private Parties() {}
}
