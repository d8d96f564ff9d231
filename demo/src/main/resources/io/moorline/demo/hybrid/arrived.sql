SELECT NOT EXISTS (SELECT FROM business.年金计划
                   WHERE 年金计划号 ~ '^(TK|BL)' AND _source = 'auto_derived'
                      OR 年金计划号 LIKE 'CH%' AND 计划全称 NOT LIKE '新计划%')
   AND NOT EXISTS (SELECT FROM business.组织架构 WHERE _source = 'auto_derived')
   AND NOT EXISTS (SELECT FROM business.产品线 WHERE _source = 'auto_derived')
