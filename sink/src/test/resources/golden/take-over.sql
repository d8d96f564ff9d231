COPY (INSERT INTO "business"."组合计划" AS t ("组合代码", "组合名称", "doc", "_source", "_derived_at")
SELECT s.c1, s.c2, s.c3, s.c4, s.c5 FROM stage s
WHERE NOT EXISTS (SELECT 1 FROM "business"."组合计划" q WHERE q."组合代码" = s.c1)
ORDER BY s.ord
ON CONFLICT ("组合代码") DO NOTHING
RETURNING t."组合代码", t."组合名称", t."doc", t."_source", t."_derived_at") TO STDOUT (FORMAT BINARY);

COPY (UPDATE "business"."组合计划" t SET "组合名称" = CASE WHEN s.c2 IS NOT NULL AND (q."_source" = 'auto_derived' OR q."组合名称" IS NULL OR ROW(q."组合名称")::record OPERATOR(pg_catalog.*=) ROW(s.c6)::record) THEN s.c2 ELSE q."组合名称" END,
  "doc" = CASE WHEN s.c3 IS NOT NULL AND (q."_source" = 'auto_derived' OR q."doc" IS NULL OR ROW(q."doc")::record OPERATOR(pg_catalog.*=) ROW(s.c7)::record) THEN s.c3 ELSE q."doc" END,
  "_source" = CASE WHEN q."_source" = 'auto_derived' THEN s.c4 ELSE q."_source" END,
  "_derived_at" = CASE WHEN q."_source" = 'auto_derived' THEN s.c5 ELSE q."_derived_at" END
FROM stage s JOIN "business"."组合计划" q ON q."组合代码" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q."_source" = 'auto_derived'
  OR s.c2 IS NOT NULL AND (q."_source" = 'auto_derived' OR q."组合名称" IS NULL OR ROW(q."组合名称")::record OPERATOR(pg_catalog.*=) ROW(s.c6)::record) AND ROW(q."组合名称")::record OPERATOR(pg_catalog.*<>) ROW(s.c2)::record
  OR s.c3 IS NOT NULL AND (q."_source" = 'auto_derived' OR q."doc" IS NULL OR ROW(q."doc")::record OPERATOR(pg_catalog.*=) ROW(s.c7)::record) AND ROW(q."doc")::record OPERATOR(pg_catalog.*<>) ROW(s.c3)::record)
RETURNING s.ord, q."组合代码", q."组合名称", q."doc", q."_source", q."_derived_at", t."组合代码", t."组合名称", t."doc", t."_source", t."_derived_at") TO STDOUT (FORMAT BINARY);
