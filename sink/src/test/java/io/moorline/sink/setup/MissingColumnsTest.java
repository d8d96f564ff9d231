package io.moorline.sink.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.PipelineParser;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Column;
import io.moorline.schemas.ColumnType;
import io.moorline.schemas.ColumnType.Kind;
import io.moorline.schemas.Names;
import io.moorline.schemas.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingColumnsTest {

  private static final Pipeline PIPELINE =
      new PipelineParser(Names::encode)
          .parse(
              """
              pipeline: p
              domain: d
              databases:
                w: { url: "jdbc:postgresql://h/w", user: u, password: "${P}" }
              target: w
              kafka: { servers: "h:1", partitions: 1 }
              registry: { url: "http://h" }
              keys: { code: [upper] }
              references:
                计划: { id: plan, table: w.s.计划, key: { 代码: code } }
              facts:
                明细:
                  id: detail
                  from: w.s.staging
                  into: w.s.明细
                  key: [id]
                  needs:
                    计划: { by: { 代码: 计划 } }
              """,
              "p.yml",
              name -> Optional.of("secret"));

  @Test
  void shouldAddWhatIsMissingOnly() {
    // Given
    Catalog catalog = catalog(table("计划", "代码", "_source"), table("明细", "id", "_data_version"));

    // When / Then
    assertThat(MissingColumns.statements(PIPELINE, catalog))
        .containsExactly(
            "ALTER TABLE \"s\".\"计划\" ADD COLUMN IF NOT EXISTS \"_needs_review\" boolean DEFAULT"
                + " false",
            "ALTER TABLE \"s\".\"计划\" ADD COLUMN IF NOT EXISTS \"_derived_from_domain\" text",
            "ALTER TABLE \"s\".\"计划\" ADD COLUMN IF NOT EXISTS \"_derived_at\" timestamptz",
            "ALTER TABLE \"s\".\"明细\" ADD COLUMN IF NOT EXISTS \"_source_position\" text COLLATE"
                + " \"C\"");
  }

  private static Table table(String name, String... columns) {
    return new Table(
        "s",
        name,
        Stream.of(columns)
            .map(column -> new Column(column, ColumnType.of(Kind.TEXT), true, false, true))
            .toList(),
        List.of());
  }

  private static Catalog catalog(Table... tables) {
    return new Catalog(
        Stream.of(tables)
            .collect(
                java.util.stream.Collectors.toMap(
                    table -> new Catalog.Key("w", "s", table.name()),
                    table -> table,
                    (a, b) -> a,
                    java.util.HashMap::new)));
  }
}
