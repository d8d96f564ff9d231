package io.moorline.demo.registration;

import io.moorline.demo.example.Example;
import java.util.List;

/** The example registration-anchor. */
public final class Registration {

  public static final Example EXAMPLE =
      new Example(
          "registration-anchor",
          "products and variants, corrected where they stand and linked to their registration",
          "devices",
          RegistrationRows::new,
          List.of(
              "SELECT p.udi_di, p.reg_no, r.registration_no, r._source FROM products p"
                  + " JOIN registrations r ON r.id = p.registration_id LIMIT 5",
              "SELECT * FROM moorline.open_link LIMIT 5",
              "SELECT * FROM moorline.collision",
              "SELECT * FROM moorline.mismatch LIMIT 5",
              "SELECT entity_type, entity_key, changed_fields, after_raw ->> 'backfill'"
                  + " FROM moorline.change_log ORDER BY changed_at DESC LIMIT 5"),
          new Example.Trial(
              "Enter a product whose registration nobody knows",
              "INSERT INTO products (udi_di, name, reg_no)"
                  + " VALUES ('NEW-1', '新产品', '国械注准 ２０２６-3-01-0001')",
              "SELECT * FROM products JOIN registrations r ON r.id = registration_id"
                  + " WHERE udi_di = 'NEW-1'"));

  private Registration() {}
}
