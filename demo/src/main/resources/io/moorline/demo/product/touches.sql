-- Other words for the same, at the same time.
UPDATE products_staging SET attributes = ('  ' || attributes::text)::json
WHERE sku LIKE 'RS-%' AND attributes::text NOT LIKE ' %';

-- The older of two deliveries becomes the newer; its long text is not touched.
UPDATE products_staging SET price = 0.01, src_updated_at = src_updated_at + interval '1 day'
WHERE price <> 0.01 AND staging_id IN
    (SELECT min(staging_id) FROM products_staging WHERE sku LIKE 'LA-%' GROUP BY brand_code, sku)
