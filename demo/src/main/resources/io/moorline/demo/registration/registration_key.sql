-- PostgreSQL's own idea of the key rule, to count with.
CREATE OR REPLACE FUNCTION pg_temp.registration_key(spelled text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN key IN ('', '无', 'N/A') THEN NULL ELSE key END
    FROM regexp_replace(normalize(spelled, NFKC), '[\s\u200b\ufeff]', '', 'g') AS visible,
         translate(upper(visible), '〔〕‐–—-', '()') AS unified,
         regexp_replace(unified, '^注册证编号:', '') AS key
$$
