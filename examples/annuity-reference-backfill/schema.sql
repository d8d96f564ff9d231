-- The tables of the example as their owner made them. The columns that Moorline fills beside them
-- (provenance, position, version) come from `moorline setup`.

CREATE SCHEMA staging;
CREATE SCHEMA business;

-- What the monthly files bring. Nothing is enforced here, nothing is trusted.
CREATE TABLE staging.规模明细 (
    id          bigserial PRIMARY KEY,
    流水号      text,
    月度        date,
    计划代码    text,
    计划名称    text,
    计划类型    text,
    客户名称    text,
    company_id  text,
    组合代码    text,
    组合名称    text,
    组合类型    text,
    运作开始日  date,
    期初规模    numeric(18, 2),
    期末规模    numeric(18, 2),
    流入        numeric(18, 2),
    流出        numeric(18, 2),
    当期收益率  numeric(12, 8)
);

CREATE INDEX ON staging.规模明细 (流水号);

CREATE TABLE business.年金计划 (
    年金计划号  text PRIMARY KEY,
    计划全称    text,
    计划类型    text,
    客户名称    text,
    company_id  text
);

CREATE TABLE business.组合计划 (
    组合代码    text PRIMARY KEY,
    年金计划号  text NOT NULL REFERENCES business.年金计划 (年金计划号),
    组合名称    text,
    组合类型    text,
    运作开始日  date
);

CREATE INDEX ON business.组合计划 (年金计划号);

CREATE TABLE business.规模明细 (
    流水号      text NOT NULL,
    月度        date NOT NULL,
    计划代码    text REFERENCES business.年金计划 (年金计划号),
    计划名称    text,
    计划类型    text,
    客户名称    text,
    company_id  text,
    组合代码    text REFERENCES business.组合计划 (组合代码),
    组合名称    text,
    组合类型    text,
    运作开始日  date,
    期初规模    numeric(18, 2),
    期末规模    numeric(18, 2),
    流入        numeric(18, 2),
    流出        numeric(18, 2),
    当期收益率  numeric(12, 8),
    PRIMARY KEY (月度, 流水号)
);

CREATE INDEX ON business.规模明细 (计划代码);
CREATE INDEX ON business.规模明细 (组合代码);
