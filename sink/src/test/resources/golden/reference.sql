COPY (INSERT INTO "business"."组合计划" AS t ("组合代码", "年金计划号", "组合名称")
SELECT s.c1, s.c2, s.c3 FROM stage s
WHERE NOT EXISTS (SELECT 1 FROM "business"."组合计划" q WHERE q."组合代码" = s.c1)
ORDER BY s.ord
ON CONFLICT ("组合代码") DO NOTHING
RETURNING t."组合代码", t."年金计划号", t."组合名称", t."_source") TO STDOUT (FORMAT BINARY);

COPY (UPDATE "business"."组合计划" t SET "年金计划号" = coalesce(q."年金计划号", s.c2), "组合名称" = coalesce(q."组合名称", s.c3)
FROM stage s JOIN "business"."组合计划" q ON q."组合代码" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND q."_source" = 'auto_derived' AND q."_needs_review"
  AND (q."年金计划号" IS NULL AND s.c2 IS NOT NULL OR q."组合名称" IS NULL AND s.c3 IS NOT NULL)
RETURNING s.ord, q."组合代码", q."年金计划号", q."组合名称", q."_source", t."组合代码", t."年金计划号", t."组合名称", t."_source") TO STDOUT (FORMAT BINARY);

COPY (UPDATE "business"."组合计划" t SET "年金计划号" = coalesce(q."年金计划号", s.c2), "组合名称" = coalesce(q."组合名称", s.c3)
FROM stage s JOIN "business"."组合计划" q ON q."组合代码" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND (q."年金计划号" IS NULL AND s.c2 IS NOT NULL OR q."组合名称" IS NULL AND s.c3 IS NOT NULL)
RETURNING s.ord, q."组合代码", q."年金计划号", q."组合名称", q."_source", t."组合代码", t."年金计划号", t."组合名称", t."_source") TO STDOUT (FORMAT BINARY);

SELECT k.ord FROM unnest(?::text[]::"pg_catalog"."text"[])
  WITH ORDINALITY AS k(k1, ord)
JOIN "business"."组合计划" t ON t."组合代码" = k.k1
FOR KEY SHARE OF t;
