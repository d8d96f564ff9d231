package io.moorline.demo.registration;

import io.moorline.demo.example.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Writes rows of the example; the caller commits. */
final class DeviceTables {

  private final Connection connection;
  private final Table products;

  DeviceTables(Connection connection) {
    this.connection = connection;
    this.products = new Table(connection, "products", Product.COLUMNS);
  }

  /** A number that is there already stays as it is. */
  void record(List<String> numbers, Recorder recorder) throws SQLException {
    Table.batch(
        connection,
        "INSERT INTO registrations (registration_no, holder, approved_on, recorded_by)"
            + " VALUES (?, '持有人' || right(?, 3), '2020-01-01', ?) ON CONFLICT DO NOTHING",
        numbers.stream().map(number -> List.of(number, number, recorder.text())).toList());
  }

  /**
   * Both ways in which rows arrive in bulk: they look different in the database's log.
   *
   * @param copied by COPY, else by INSERT
   */
  void enterProducts(List<Product> all, boolean copied) throws SQLException {
    var rows =
        all.stream()
            .filter(product -> product.registration() == null)
            .map(Product::values)
            .toList();
    if (copied) {
      products.copy(rows);
    } else {
      products.insert(rows);
    }
    enterLinked(all.stream().filter(product -> product.registration() != null).toList());
  }

  void enterVariants(List<Variant> variants) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO product_variants (di, product_id, model, registry_no)"
                + " SELECT v.di, p.id, v.model, v.registry_no"
                + " FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY"
                + " AS v (di, product, model, registry_no, place)"
                + " LEFT JOIN products p ON p.udi_di = v.product ORDER BY v.place")) {
      setArray(statement, 1, variants, Variant::di);
      setArray(statement, 2, variants, Variant::product);
      setArray(statement, 3, variants, Variant::model);
      setArray(statement, 4, variants, Variant::registryNo);
      statement.executeUpdate();
    }
  }

  private void enterLinked(List<Product> linked) throws SQLException {
    Table.batch(
        connection,
        "INSERT INTO products (udi_di, name, reg_no, registration_id)"
            + " VALUES (?, ?, ?, (SELECT id FROM registrations WHERE registration_no = ?))",
        linked.stream()
            .map(
                product ->
                    List.<Object>of(
                        product.udiDi(), product.name(), product.regNo(), product.registration()))
            .toList());
  }

  private void setArray(
      PreparedStatement statement,
      int place,
      List<Variant> variants,
      Function<Variant, ? extends Object> value)
      throws SQLException {
    statement.setArray(
        place, connection.createArrayOf("text", variants.stream().map(value).toArray()));
  }
}
