WITH
said AS (
    SELECT entity_type, entity_key, operation, changed_fields
    FROM moorline.change_log WHERE after_raw ->> 'backfill' = 'authority'
),
taken AS (
    SELECT entity_type, entity_key FROM said WHERE operation = 'update' AND changed_fields ? '_source'
)
SELECT
    (SELECT count(*) FROM said WHERE entity_type = 'plan' AND operation = 'insert')
        AS "knownBefore",
    (SELECT count(*) FROM taken) AS "takenOver",
    (SELECT count(*) FROM business.年金计划 WHERE _source = 'auto_derived') AS "onlyDerived",
    (SELECT count(*) FROM business.年金计划 p
     WHERE _source = 'auto_derived' AND NOT EXISTS (
         SELECT FROM business.规模明细 f WHERE f.计划代码 = p.年金计划号)) AS "neededByAnAuthority",
    (SELECT count(*) FROM staging.规模明细 s JOIN business.规模明细 f USING (流水号)
     WHERE s.计划代码 <> f.计划代码) AS "variants",
    (SELECT count(*) FROM said WHERE entity_type = 'plan' AND operation = 'update'
        AND changed_fields ? '计划全称' AND NOT changed_fields ? '_source') AS "changedByTheAuthority",
    (SELECT count(*) FROM business.年金计划
     WHERE 计划全称 LIKE '核对过的%' AND _source = 'authoritative') AS "correctedByHand",
    (SELECT count(*) FROM business.年金计划 JOIN taken ON entity_key = 年金计划号
     WHERE 年金计划号 LIKE 'BL%' AND 客户名称 IS NOT NULL) AS "leftBlank",
    (SELECT count(*) FROM business.年金计划
     WHERE 年金计划号 LIKE 'GO%' AND _source = 'authoritative') AS "droppedByTheAuthority",
    (SELECT count(*) FROM moorline.collision) AS "twiceInOneAuthority",
    (SELECT count(*) FROM moorline.quarantine WHERE state = 'OPEN' AND reason = 'no_key')
        AS "withoutKey",
    (SELECT count(*) FROM business.产品线 WHERE _source = 'authoritative') AS "fromTheFile",
    (SELECT count(*) FROM business.组织架构 JOIN taken ON entity_key = 机构代码
     WHERE entity_type = 'organization') AS "learnedElsewhere"
