COPY (UPDATE "s"."t" t SET "doc" = s.c2, "_source_position" = s.c3, "_data_version" = s.c4
FROM stage s
WHERE t."id" = s.c1 AND (t."_data_version" IS DISTINCT FROM s.c4
    OR coalesce(t."_source_position", '') COLLATE "C" < s.behind)
  AND (t."_source_position" IS NULL OR t."_source_position" COLLATE "C" <= s.c3)
RETURNING s.ord, old."id", old."doc", old."_source_position", old."_data_version", t."doc") TO STDOUT (FORMAT BINARY);
