-- What the legacy MySQL has, in the databases annuity_hub and enterprise. Nothing is unique there.

CREATE TABLE IF NOT EXISTS annuity_hub.年金计划 (
    年金计划号  varchar(40),
    计划全称    varchar(200),
    计划类型    varchar(40),
    客户名称    varchar(200)
);

CREATE TABLE IF NOT EXISTS annuity_hub.组合计划 (
    组合代码    varchar(40),
    年金计划号  varchar(40),
    组合名称    varchar(200),
    组合类型    varchar(40)
);

CREATE TABLE IF NOT EXISTS enterprise.组织架构 (
    org_code    varchar(40),
    org_name    varchar(200)
);
