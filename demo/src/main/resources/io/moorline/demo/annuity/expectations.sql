-- Counts in the source alone, with PostgreSQL's own idea of normalization.
WITH spelled AS (
    SELECT id,
           nullif(regexp_replace(normalize(流水号, NFKC), '[\s\u200b]', '', 'g'), '') AS serial,
           nullif(upper(regexp_replace(normalize(计划代码, NFKC), '[\s\u200b]', '', 'g')), '') AS plan,
           nullif(ltrim(upper(regexp_replace(normalize(组合代码, NFKC), '[\s\u200b]', '', 'g')), '0'), '')
               AS portfolio,
           计划代码 AS plan_as_written,
           组合代码 AS portfolio_as_written,
           ARRAY[nullif(trim(normalize(计划名称, NFKC)), ''), nullif(trim(normalize(计划类型, NFKC)), ''),
                 nullif(trim(normalize(客户名称, NFKC)), ''), nullif(trim(normalize(company_id, NFKC)), '')]
               AS attributes
    FROM staging.规模明细
),
keyed AS (
    SELECT * FROM spelled WHERE serial IS NOT NULL
),
firsts AS (
    SELECT DISTINCT ON (plan) plan, attributes
    FROM keyed
    WHERE plan LIKE 'AN%'
    ORDER BY plan, id
)
SELECT (SELECT count(*) FROM spelled) AS facts,
       (SELECT count(*) FROM spelled WHERE serial IS NULL) AS no_key,
       (SELECT count(*) FROM keyed WHERE plan IS NULL AND portfolio LIKE 'UD%') AS underivable,
       (SELECT count(*) FROM keyed WHERE plan IS NULL AND portfolio LIKE 'LT%') AS late,
       (SELECT count(*) FROM keyed
        WHERE (plan IS NULL OR portfolio IS NULL) AND coalesce(portfolio, '') NOT LIKE 'UD%')
           AS absent,
       (SELECT count(*) FROM keyed
        WHERE plan <> plan_as_written OR portfolio <> portfolio_as_written) AS variants,
       (SELECT count(*) FROM keyed WHERE plan LIKE 'TX%') AS together,
       (SELECT count(*) FROM keyed WHERE plan LIKE 'WT%') AS updated,
       (SELECT count(*) FROM keyed WHERE plan LIKE 'EX%') AS stored,
       (SELECT count(*) FROM keyed WHERE plan LIKE 'OD%') AS oddly_stored,
       (SELECT count(DISTINCT firsts.plan)
        FROM firsts
        JOIN keyed USING (plan),
        LATERAL generate_subscripts(keyed.attributes, 1) AS i
        WHERE firsts.attributes[i] IS NULL AND keyed.attributes[i] IS NOT NULL)
           AS partly_blank_plans,
       (SELECT count(DISTINCT plan) FROM keyed WHERE plan ~ '^(AN|WT)') AS plans,
       (SELECT count(DISTINCT portfolio) FROM keyed
        WHERE plan IS NOT NULL AND portfolio ~ '^(QT|WP)') AS portfolios
