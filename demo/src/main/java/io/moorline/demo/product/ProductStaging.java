package io.moorline.demo.product;

import io.moorline.demo.example.Example;
import java.util.List;

/** The example product-staging-etl. */
public final class ProductStaging {

  public static final Example EXAMPLE =
      new Example(
          "product-staging-etl",
          "deliveries of products in any order, of which the newest counts",
          "shop",
          ProductRows::new,
          List.of(
              "SELECT brand_code, sku, price, attributes, src_updated_at, staging_id, data_version"
                  + " FROM products LIMIT 5",
              "SELECT entity_key, operation, changed_fields FROM product_change_log"
                  + " WHERE entity_key LIKE '%|RD-%' LIMIT 5",
              "SELECT * FROM moorline.etl_watermark ORDER BY id"),
          new Example.Trial(
              "Deliver a product twice, the older one last",
              "INSERT INTO products_staging (brand_code, sku, price, attributes, src_updated_at)"
                  + " VALUES ('BL', 'NEW-1', 20, '{\"b\": 1.0, \"a\": \" x \"}', '2026-02-02'),"
                  + " ('BL', 'NEW-1', 10, '{}', '2026-02-01')",
              "SELECT * FROM products WHERE sku = 'NEW-1'"));

  private ProductStaging() {}
}
