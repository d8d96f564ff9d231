package io.moorline.source;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.schemas.Names;
import java.util.Map;
import java.util.Optional;

/** The tables of a scenario, and the pipeline file that captures them. */
final class ScenarioPipeline {

  static final String TABLES =
      """
      CREATE SCHEMA business; CREATE SCHEMA staging;
      CREATE TABLE business.年金计划 (年金计划号 text PRIMARY KEY, 计划全称 text,
        _source text, _needs_review boolean);
      CREATE TABLE business.组合计划 (组合代码 text PRIMARY KEY, 年金计划号 text NOT NULL);
      CREATE TABLE staging.规模明细 (id bigint PRIMARY KEY, 计划代码 text, 期末规模 numeric(18,4));
      CREATE TABLE business.规模明细 (id bigint PRIMARY KEY, 计划代码 text, 期末规模 numeric(18,4));
      """;

  private static final String FILE =
      """
      pipeline: %s
      domain: test
      databases:
        warehouse: { url: "%s", user: "%s", password: "${PASSWORD}" }
      target: warehouse
      kafka: { servers: "%s", partitions: 3 }
      registry: { url: "%s" }
      keys:
        plan code: [upper]
        portfolio code: [upper]
      references:
        年金计划:
          id: plan
          table: warehouse.business.年金计划
          key: { 年金计划号: plan code }
        组合计划:
          id: portfolio
          table: warehouse.business.组合计划
          key: { 组合代码: portfolio code }
          needs:
            年金计划:
              by: { 年金计划号: 年金计划号 }
      facts:
        规模明细:
          id: scale
          from: warehouse.staging.规模明细
          into: warehouse.business.规模明细
          key: [id]
          needs:
            年金计划:
              by: { 年金计划号: 计划代码 }
      """;

  private ScenarioPipeline() {}

  /** The file; its password comes from the environment. */
  static String yaml(EmbeddedStack stack, String name) {
    return FILE.formatted(
        name,
        stack.postgres().jdbcUrl(name),
        stack.postgres().user(),
        stack.bootstrapServers(),
        stack.registryUrl());
  }

  static Pipeline read(EmbeddedStack stack, String name) {
    return new PipelineParser(Names::encode)
        .parse(yaml(stack, name), "pipeline.yml", key -> Optional.of(stack.postgres().password()));
  }

  /** The same pipeline, reaching its only database otherwise. */
  static Pipeline with(Pipeline pipeline, Database database) {
    return new Pipeline(
        pipeline.name(),
        pipeline.domain(),
        Map.of(database.name(), database),
        database,
        pipeline.kafka(),
        pipeline.registry(),
        pipeline.columns(),
        pipeline.sink(),
        pipeline.channels(),
        pipeline.references(),
        pipeline.facts(),
        pipeline.inPlace(),
        pipeline.ruleVersion());
  }
}
