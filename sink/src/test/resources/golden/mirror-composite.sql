COPY "business"."规模明细" ("流水号", "月度", "期末规模", "_source_position", "_data_version") FROM STDIN (FORMAT BINARY);

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::text[]::"pg_catalog"."date"[], ?::text[]::"pg_catalog"."text"[], ?::bigint[])
  WITH ORDINALITY AS k(k1, k2, version, ord)
LEFT JOIN "business"."规模明细" t ON t."月度" = k.k1 AND t."流水号" = k.k2
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version;

SELECT k.ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM unnest(?::text[]::"pg_catalog"."date"[], ?::text[]::"pg_catalog"."text"[], ?::bigint[], ?::text[])
  WITH ORDINALITY AS k(k1, k2, version, behind, ord)
LEFT JOIN "business"."规模明细" t ON t."月度" = k.k1 AND t."流水号" = k.k2
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM k.version
  OR coalesce(t."_source_position", '') COLLATE "C" < k.behind;

CREATE TEMPORARY TABLE IF NOT EXISTS stage ON COMMIT DELETE ROWS AS SELECT 0::int AS ord, ''::text AS behind, "流水号" AS c1, "月度" AS c2, "期末规模" AS c3, "_source_position" AS c4, "_data_version" AS c5 FROM "business"."规模明细" WITH NO DATA;

COPY stage FROM STDIN (FORMAT BINARY);

COPY (UPDATE "business"."规模明细" t SET "期末规模" = s.c3, "_source_position" = s.c4, "_data_version" = s.c5
FROM stage s JOIN "business"."规模明细" q ON q."月度" = s.c2 AND q."流水号" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q."_data_version" IS DISTINCT FROM s.c5
    OR coalesce(q."_source_position", '') COLLATE "C" < s.behind)
  AND (q."_source_position" IS NULL OR q."_source_position" COLLATE "C" <= s.c4)
RETURNING s.ord, q."流水号", q."月度", q."期末规模", q."_source_position", q."_data_version") TO STDOUT (FORMAT BINARY);

COPY (INSERT INTO "business"."规模明细" AS t ("流水号", "月度", "期末规模", "_source_position", "_data_version")
SELECT s.c1, s.c2, s.c3, s.c4, s.c5 FROM stage s ORDER BY s.ord
RETURNING t."流水号", t."月度", t."期末规模", t."_source_position", t."_data_version") TO STDOUT (FORMAT BINARY);

COPY (SELECT s.ord, q."流水号", q."月度", q."期末规模"
FROM stage s JOIN "business"."规模明细" q ON q."月度" = s.c2 AND q."流水号" = s.c1) TO STDOUT (FORMAT BINARY);

-- insert observed: false
