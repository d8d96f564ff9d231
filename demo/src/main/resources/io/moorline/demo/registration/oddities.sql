-- What came, whatever was made of it since: where a value was corrected, the change_log has it.
WITH changes AS (
    SELECT DISTINCT ON (entity_type, entity_key, field.key)
           entity_type, entity_key, field.key AS field, field.value ->> 'old' AS old
    FROM moorline.change_log, jsonb_each(changed_fields) AS field
    WHERE entity_type IN ('product', 'product_variant')
    ORDER BY entity_type, entity_key, field.key, batch, place
),
product AS (
    SELECT p.id, p.instructions,
           CASE WHEN number.field IS NULL THEN p.reg_no ELSE number.old END AS spelled,
           p.registration_id IS NOT NULL AND link.field IS NULL AS linked_before
    FROM products p
    LEFT JOIN changes number ON number.entity_type = 'product'
        AND number.entity_key = p.id::text AND number.field = 'reg_no'
    LEFT JOIN changes link ON link.entity_type = 'product'
        AND link.entity_key = p.id::text AND link.field = 'registration_id'
),
variant AS (
    SELECT v.id, v.product_id,
           CASE WHEN number.field IS NULL THEN v.registry_no ELSE number.old END AS spelled
    FROM product_variants v
    LEFT JOIN changes number ON number.entity_type = 'product_variant'
        AND number.entity_key = v.id::text AND number.field = 'registry_no'
),
keyed_product AS (SELECT *, pg_temp.registration_key(spelled) AS key FROM product),
keyed_variant AS (SELECT *, pg_temp.registration_key(spelled) AS key FROM variant),
spelling AS (
    SELECT spelled, key FROM keyed_product UNION ALL SELECT spelled, key FROM keyed_variant
),
registered AS (
    SELECT pg_temp.registration_key(registration_no) AS key,
           count(*) AS rows,
           count(*) FILTER (WHERE recorded_by IS NOT NULL) AS recorded,
           bool_or(recorded_by = 'archive') AS archived,
           bool_or(recorded_by = 'registry sync') AS raced
    FROM registrations
    GROUP BY 1
),
claim AS (
    SELECT p.id, count(DISTINCT v.key) AS keys, min(v.key) AS key
    FROM keyed_product p JOIN keyed_variant v ON v.product_id = p.id
    WHERE p.key IS NULL AND NOT p.linked_before
    GROUP BY p.id
)
SELECT
    (SELECT count(*) FROM spelling WHERE spelled ~ '[\uff10-\uff19]') AS "fullWidth",
    (SELECT count(*) FROM spelling WHERE key IS NOT NULL AND spelled ~ '[ \u00a0\u3000]') AS "spaces",
    (SELECT count(*) FROM spelling WHERE spelled ~ '[\u200b\ufeff]') AS "invisible",
    (SELECT count(*) FROM spelling WHERE key IS NOT NULL AND spelled ~ '[a-z]') AS "lowerCase",
    (SELECT count(*) FROM spelling WHERE spelled ~ '[-\u2013]') AS "dashes",
    (SELECT count(*) FROM spelling WHERE spelled ~ '[\u3014\u3015]') AS "brackets",
    (SELECT count(*) FROM spelling WHERE spelled ~ '^注册证编号') AS "labels",
    (SELECT count(*) FROM spelling WHERE spelled = key) AS "alreadyNormalized",
    (SELECT count(*) FROM spelling WHERE spelled IS NOT NULL AND key IS NULL) AS "blank",
    (SELECT count(*) FROM spelling WHERE spelled IS NULL) AS "none",
    (SELECT count(*) FROM keyed_product p JOIN registered r USING (key)
     WHERE r.archived AND r.rows = 1 AND NOT p.linked_before) AS "found",
    (SELECT count(*) FROM registrations
     WHERE recorded_by = 'archive'
       AND registration_no <> pg_temp.registration_key(registration_no)) AS "oddlyStored",
    (SELECT count(DISTINCT key) FROM keyed_product p
     WHERE NOT p.linked_before AND NOT EXISTS
         (SELECT FROM registered r WHERE r.key = p.key AND r.recorded > 0)) AS "toCreate",
    (SELECT count(*) FROM registered WHERE rows > 1) AS "collisions",
    (SELECT count(*) FROM keyed_product JOIN registered r USING (key) WHERE r.rows > 1) AS "colliding",
    (SELECT count(*) FROM claim JOIN registered r USING (key)
     WHERE keys = 1 AND r.archived) AS "anchoredByVariant",
    (SELECT count(*) FROM claim WHERE keys > 1) AS "disagreeing",
    (SELECT count(*) FROM keyed_variant v JOIN keyed_product p ON p.id = v.product_id
     WHERE v.key <> p.key) AS "mismatching",
    (SELECT count(*) FROM variant WHERE product_id IS NULL) AS "withoutProduct",
    (SELECT count(*) FROM keyed_variant v
     WHERE key IS NOT NULL AND NOT EXISTS
         (SELECT FROM registered r WHERE r.key = v.key)) AS "unregistered",
    (SELECT count(*) FROM product WHERE linked_before) AS "linkedBefore",
    (SELECT count(*) FROM registered WHERE raced) AS "raced",
    (SELECT count(*) FROM registrations WHERE recorded_by = 'clerk') AS "late",
    (SELECT count(*) FROM product WHERE length(instructions) > 8000) AS "longTexts"
