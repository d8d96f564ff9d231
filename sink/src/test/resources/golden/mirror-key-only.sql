COPY "s"."t" ("id", "_source_position", "_data_version") FROM STDIN (FORMAT BINARY);

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::bigint[], ?::bigint[])
  WITH ORDINALITY AS k(k1, version, ord)
LEFT JOIN "s"."t" t ON t."id" = k.k1
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version;

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::bigint[], ?::bigint[], ?::text[])
  WITH ORDINALITY AS k(k1, version, behind, ord)
LEFT JOIN "s"."t" t ON t."id" = k.k1
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version
  OR coalesce(t."_source_position", '') COLLATE "C" < k.behind;

CREATE TEMPORARY TABLE IF NOT EXISTS stage ON COMMIT DELETE ROWS AS SELECT 0::int AS ord, ''::text AS behind, "id" AS c1, "_source_position" AS c2, "_data_version" AS c3 FROM "s"."t" WITH NO DATA;

COPY stage FROM STDIN (FORMAT BINARY);

COPY (UPDATE "s"."t" t SET "_source_position" = s.c2, "_data_version" = s.c3
FROM stage s JOIN "s"."t" q ON q."id" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q."_data_version" IS DISTINCT FROM s.c3
    OR coalesce(q."_source_position", '') COLLATE "C" < s.behind)
  AND (q."_source_position" IS NULL OR q."_source_position" COLLATE "C" <= s.c2)
RETURNING s.ord, q."id", q."_source_position", q."_data_version") TO STDOUT (FORMAT BINARY);

COPY (INSERT INTO "s"."t" AS t ("id", "_source_position", "_data_version")
SELECT s.c1, s.c2, s.c3 FROM stage s ORDER BY s.ord
RETURNING t."id", t."_source_position", t."_data_version") TO STDOUT (FORMAT BINARY);

COPY (SELECT s.ord, q."id"
FROM stage s JOIN "s"."t" q ON q."id" = s.c1) TO STDOUT (FORMAT BINARY);

-- insert observed: false
