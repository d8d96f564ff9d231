COPY "order"."we""ird; drop" ("select", "a%1$s b", "_source_position", "_data_version") FROM STDIN (FORMAT BINARY);

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::text[]::"pg_catalog"."bpchar"[], ?::bigint[])
  WITH ORDINALITY AS k(k1, version, ord)
LEFT JOIN "order"."we""ird; drop" t ON t."select" = k.k1
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version;

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::text[]::"pg_catalog"."bpchar"[], ?::bigint[], ?::text[])
  WITH ORDINALITY AS k(k1, version, behind, ord)
LEFT JOIN "order"."we""ird; drop" t ON t."select" = k.k1
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version
  OR coalesce(t."_source_position", '') COLLATE "C" < k.behind;

CREATE TEMPORARY TABLE IF NOT EXISTS stage ON COMMIT DELETE ROWS AS SELECT 0::int AS ord, ''::text AS behind, "select" AS c1, "a%1$s b" AS c2, "_source_position" AS c3, "_data_version" AS c4 FROM "order"."we""ird; drop" WITH NO DATA;

COPY stage FROM STDIN (FORMAT BINARY);

COPY (UPDATE "order"."we""ird; drop" t SET "a%1$s b" = s.c2, "_source_position" = s.c3, "_data_version" = s.c4
FROM stage s JOIN "order"."we""ird; drop" q ON q."select" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q."_data_version" IS DISTINCT FROM s.c4
    OR coalesce(q."_source_position", '') COLLATE "C" < s.behind)
  AND (q."_source_position" IS NULL OR q."_source_position" COLLATE "C" <= s.c3)
RETURNING s.ord, q."select", q."a%1$s b", q."_source_position", q."_data_version") TO STDOUT (FORMAT BINARY);

COPY (INSERT INTO "order"."we""ird; drop" AS t ("select", "a%1$s b", "_source_position", "_data_version")
SELECT s.c1, s.c2, s.c3, s.c4 FROM stage s ORDER BY s.ord
RETURNING t."select", t."a%1$s b", t."_source_position", t."_data_version") TO STDOUT (FORMAT BINARY);

COPY (SELECT s.ord, q."select", q."a%1$s b"
FROM stage s JOIN "order"."we""ird; drop" q ON q."select" = s.c1) TO STDOUT (FORMAT BINARY);

-- insert observed: false
