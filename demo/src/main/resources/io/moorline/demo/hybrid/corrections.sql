UPDATE business.年金计划 SET 计划全称 = '核对过的' || 年金计划号
WHERE 年金计划号 LIKE 'HC%' AND 计划全称 NOT LIKE '核对过的%'
