-- The tables of the example as their owner made them. The columns that Moorline fills beside them
-- (provenance, position, version) come from `moorline setup`.

CREATE SCHEMA staging;
CREATE SCHEMA business;

CREATE TABLE staging.规模明细 (
    id          bigserial PRIMARY KEY,
    流水号      text,
    月度        date,
    计划代码    text,
    计划名称    text,
    计划类型    text,
    客户名称    text,
    组合代码    text,
    组合名称    text,
    组合类型    text,
    机构代码    text,
    机构名称    text,
    产品线代码  text,
    产品线名称  text,
    期末规模    numeric(18, 2)
);

CREATE TABLE business.年金计划 (
    年金计划号  text PRIMARY KEY,
    计划全称    text,
    计划类型    text,
    客户名称    text
);

CREATE TABLE business.组合计划 (
    组合代码    text PRIMARY KEY,
    年金计划号  text NOT NULL REFERENCES business.年金计划 (年金计划号),
    组合名称    text,
    组合类型    text
);

CREATE INDEX ON business.组合计划 (年金计划号);

CREATE TABLE business.组织架构 (
    机构代码    text PRIMARY KEY,
    机构名称    text
);

CREATE TABLE business.产品线 (
    产品线代码  text PRIMARY KEY,
    产品线名称  text,
    负责人      text
);

CREATE TABLE business.规模明细 (
    流水号      text PRIMARY KEY,
    月度        date,
    计划代码    text REFERENCES business.年金计划 (年金计划号),
    组合代码    text REFERENCES business.组合计划 (组合代码),
    机构代码    text REFERENCES business.组织架构 (机构代码),
    产品线代码  text REFERENCES business.产品线 (产品线代码),
    期末规模    numeric(18, 2)
);

CREATE INDEX ON business.规模明细 (计划代码);
CREATE INDEX ON business.规模明细 (组合代码);
