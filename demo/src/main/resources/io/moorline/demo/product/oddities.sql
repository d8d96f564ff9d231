WITH RECURSIVE
delivery AS (
    SELECT s.*,
           row_number() OVER (PARTITION BY brand_code, sku ORDER BY src_updated_at, staging_id) AS age,
           count(*) OVER (PARTITION BY brand_code, sku) AS of_product,
           count(*) OVER (PARTITION BY src_updated_at) AS of_time,
           count(*) OVER (PARTITION BY brand_code, sku, src_updated_at) AS of_both
    FROM products_staging s
    WHERE btrim(brand_code) <> '' AND btrim(sku) <> ''
),
member AS (
    SELECT staging_id, array_agg(member ORDER BY place) AS members,
           array_agg(member ORDER BY member COLLATE "C") AS sorted,
           count(*) - count(DISTINCT member) AS repeated
    FROM products_staging, json_object_keys(attributes) WITH ORDINALITY AS k (member, place)
    WHERE json_typeof(attributes) = 'object'
    GROUP BY staging_id
),
-- What reads src_updated_at > watermark ORDER BY src_updated_at LIMIT 100, batch after batch.
cursor AS (
    SELECT '-infinity'::timestamptz AS watermark,
           (SELECT max(at) FROM (SELECT src_updated_at AS at FROM products_staging
                                 ORDER BY 1 LIMIT 100) batch) AS next
    UNION ALL
    SELECT next, (SELECT max(at) FROM (SELECT src_updated_at AS at FROM products_staging
                                       WHERE src_updated_at > next ORDER BY 1 LIMIT 100) batch)
    FROM cursor
    WHERE next IS NOT NULL
)
SELECT
    (SELECT count(*) FROM delivery WHERE of_product > 1 AND age = 1) AS "severalDeliveries",
    (SELECT count(*) FROM delivery later
     WHERE EXISTS (SELECT FROM products_staging earlier
                   WHERE (earlier.brand_code, earlier.sku) = (later.brand_code, later.sku)
                     AND earlier.staging_id < later.staging_id
                     AND earlier.src_updated_at > later.src_updated_at)) AS "olderAfterNewer",
    (SELECT count(*) FROM delivery WHERE of_time > 1) AS "equalTimes",
    (SELECT count(*) FROM delivery WHERE of_both > 1) AS "equalTimesOfOneProduct",
    (SELECT sum(greatest(0, (SELECT count(*) FROM products_staging
                             WHERE src_updated_at > watermark AND src_updated_at <= next) - 100))
     FROM cursor) AS "lostByACursor",
    (SELECT count(*) FROM delivery one JOIN delivery next
       ON (next.brand_code, next.sku, next.age) = (one.brand_code, one.sku, one.age + 1)
     WHERE (one.name, one.price, one.attributes::jsonb) = (next.name, next.price, next.attributes::jsonb)
    ) AS "sameAgain",
    (SELECT count(DISTINCT one.sku) FROM delivery one JOIN products_staging other USING (sku)
     WHERE one.brand_code <> other.brand_code) AS "sharedNumbers",
    (SELECT count(*) FROM member WHERE members <> sorted) AS "memberOrder",
    (SELECT count(*) FROM member WHERE repeated > 0) AS "repeatedMembers",
    (SELECT count(*) FROM products_staging
     WHERE attributes::text ~ '[0-9]\.[0-9]*0[,}]|[0-9][eE]') AS "numberForms",
    (SELECT count(*) FROM products_staging WHERE attributes::text ~ '[:,] +["0-9]') AS "blanks",
    (SELECT count(*) FROM products_staging WHERE attributes::text ~ ':" ') AS "blankTexts",
    (SELECT count(*) FROM products_staging
     WHERE attributes IS NULL OR attributes::text IN ('{}', 'null')) AS "noAttributes",
    (SELECT count(*) FROM products_staging WHERE attributes::text LIKE '  %') AS "respelledLater",
    (SELECT count(*) FROM products_staging
     WHERE length(attributes::text) > 5000) AS "longTexts",
    (SELECT count(*) FROM products_staging WHERE price = 0.01) AS "touchedLater",
    (SELECT count(*) FROM products_staging
     WHERE coalesce(btrim(brand_code), '') = '' OR coalesce(btrim(sku), '') = '') AS "withoutKey"
