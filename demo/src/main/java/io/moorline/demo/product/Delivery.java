package io.moorline.demo.product;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the staging table.
 *
 * @param late it arrives after newer ones
 */
record Delivery(
    @Nullable String brandCode,
    @Nullable String sku,
    String name,
    String price,
    @Nullable String attributes,
    Instant srcUpdatedAt,
    boolean late) {

  static final List<String> COLUMNS =
      List.of("staging_id", "brand_code", "sku", "name", "price", "attributes", "src_updated_at");

  /** In the order of {@link #COLUMNS}. */
  List<@Nullable Object> values(long stagingId) {
    return Arrays.asList(stagingId, brandCode, sku, name, price, attributes, srcUpdatedAt);
  }

  Delivery arrivingLate() {
    return new Delivery(brandCode, sku, name, price, attributes, srcUpdatedAt, true);
  }
}
