CREATE TEMPORARY TABLE IF NOT EXISTS stage ON COMMIT DELETE ROWS AS SELECT 0::int AS ord, ''::text AS behind, "id" AS c1, "doc" AS c2, "registration_id" AS c3, "注册证号" AS c4, "doc" AS c5, "registration_id" AS c6 FROM "public"."产品" WITH NO DATA;

COPY (UPDATE "public"."产品" t SET "doc" = s.c2, "registration_id" = s.c3
FROM stage s JOIN "public"."产品" q ON q."id" = s.c1
WHERE t.ctid = q.ctid AND t.tableoid = q.tableoid AND ROW(q."注册证号", q."doc", q."registration_id")::record OPERATOR(pg_catalog.*=)
      ROW(s.c4, s.c5, s.c6)::record
  AND ROW(q."doc", q."registration_id")::record OPERATOR(pg_catalog.*<>)
      ROW(s.c2, s.c3)::record
RETURNING s.ord, q."id", q."注册证号", q."doc", q."registration_id", to_json(q."span")::text, t."id", t."注册证号", t."doc", t."registration_id", to_json(t."span")::text) TO STDOUT (FORMAT BINARY);
