SELECT s.ord + 1 AS ord, t.ctid IS NULL AS missing, t."_source_position" AS position
FROM stage s LEFT JOIN "business"."规模明细" t ON t."月度" = s.c2 AND t."流水号" = s.c1
WHERE t.ctid IS NULL OR t."_data_version" IS DISTINCT FROM s.c6
    OR coalesce(t."_source_position", '') COLLATE "C" < s.behind
    OR ROW(t."期末规模", t."备注")::record OPERATOR(pg_catalog.*<>)
      ROW(s.c3, s.c4)::record;

COPY (UPDATE "business"."规模明细" t SET "期末规模" = s.c3, "备注" = s.c4, "_source_position" = s.c5, "_data_version" = s.c6
FROM stage s JOIN "business"."规模明细" q ON q."月度" = s.c2 AND q."流水号" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q."_data_version" IS DISTINCT FROM s.c6
    OR coalesce(q."_source_position", '') COLLATE "C" < s.behind
    OR ROW(q."期末规模", q."备注")::record OPERATOR(pg_catalog.*<>)
      ROW(s.c3, s.c4)::record)
  AND (q."_source_position" IS NULL OR q."_source_position" COLLATE "C" <= s.c5)
RETURNING s.ord, q."流水号", q."月度", q."期末规模", q."备注", q."_source_position", q."_data_version") TO STDOUT (FORMAT BINARY);
