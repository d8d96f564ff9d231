COPY "s"."t" ("kind", "doc", "_source_position", "_data_version") FROM STDIN (FORMAT BINARY);

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::text[]::"own"."kind"[], ?::bigint[])
  WITH ORDINALITY AS k(k1, version, ord)
LEFT JOIN "s"."t" t ON t."kind" = k.k1
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version;

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::text[]::"own"."kind"[], ?::bigint[], ?::text[])
  WITH ORDINALITY AS k(k1, version, behind, ord)
LEFT JOIN "s"."t" t ON t."kind" = k.k1
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version
  OR coalesce(t."_source_position", '') COLLATE "C" < k.behind;

CREATE TEMPORARY TABLE IF NOT EXISTS stage ON COMMIT DELETE ROWS AS SELECT 0::int AS ord, ''::text AS behind, "kind" AS c1, "doc" AS c2, "_source_position" AS c3, "_data_version" AS c4 FROM "s"."t" WITH NO DATA;

COPY stage FROM STDIN (FORMAT BINARY);

COPY (UPDATE "s"."t" t SET "doc" = s.c2, "_source_position" = s.c3, "_data_version" = s.c4
FROM stage s JOIN "s"."t" q ON q."kind" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q."_data_version" IS DISTINCT FROM s.c4
    OR coalesce(q."_source_position", '') COLLATE "C" < s.behind)
  AND (q."_source_position" IS NULL OR q."_source_position" COLLATE "C" <= s.c3)
RETURNING s.ord, q."kind", q."doc", q."twice", to_json(q."span")::text, q."_source_position", q."_data_version", t."doc", t."twice") TO STDOUT (FORMAT BINARY);

COPY (INSERT INTO "s"."t" AS t ("kind", "doc", "_source_position", "_data_version")
SELECT s.c1, s.c2, s.c3, s.c4 FROM stage s ORDER BY s.ord
RETURNING t."kind", t."doc", t."twice", to_json(t."span")::text, t."_source_position", t."_data_version") TO STDOUT (FORMAT BINARY);

COPY (SELECT s.ord, q."kind", q."doc"
FROM stage s JOIN "s"."t" q ON q."kind" = s.c1) TO STDOUT (FORMAT BINARY);

-- insert observed: true
