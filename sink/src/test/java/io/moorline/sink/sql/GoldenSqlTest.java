package io.moorline.sink.sql;

import static io.moorline.sink.TestTables.column;
import static io.moorline.sink.TestTables.position;
import static io.moorline.sink.TestTables.table;
import static io.moorline.sink.TestTables.tableReturningOld;
import static io.moorline.sink.TestTables.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.PgType;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every statement, word for word. A golden file changes only together with a measurement or a test
 * that shows why.
 */
class GoldenSqlTest {

  @Test
  void shouldWriteAMirrorWithChineseNamesAndACompositeKey() throws IOException {
    // Given
    TargetTable table =
        table(
            "business",
            "规模明细",
            List.of("月度", "流水号"),
            column("流水号", "text"),
            column("月度", "date"),
            column("期末规模", "numeric"),
            position(),
            version());

    // When / Then
    assertThat(mirror(table, List.of("流水号", "月度", "期末规模"))).isEqualTo(golden("mirror-composite"));
  }

  @Test
  void shouldQuoteWhateverANameContains() throws IOException {
    // Given
    TargetTable table =
        table(
            "order",
            "we\"ird; drop",
            List.of("select"),
            column("select", "bpchar"),
            column("a%1$s b", "text"),
            position(),
            version());

    // When / Then
    assertThat(mirror(table, List.of("select", "a%1$s b"))).isEqualTo(golden("mirror-quoted"));
  }

  @Test
  void shouldWriteAMirrorWithNothingBesideItsKey() throws IOException {
    // Given
    TargetTable table = table("s", "t", List.of("id"), column("id", "int8"), position(), version());

    // When / Then
    assertThat(mirror(table, List.of("id"))).isEqualTo(golden("mirror-key-only"));
  }

  @Test
  void shouldAskTheDatabaseForWhatOnlyItKnows() throws IOException {
    // Given
    TargetColumn generated =
        new TargetColumn(
            "twice",
            new PgType("pg_catalog", "int8", false, -1),
            false,
            true,
            true,
            Optional.empty());
    TargetColumn foreign = column("span", "int4range");
    TargetColumn kind =
        new TargetColumn(
            "kind", new PgType("own", "kind", true, -1), true, false, false, Optional.empty());
    TargetTable table =
        table(
            "s",
            "t",
            List.of("kind"),
            kind,
            column("doc", "jsonb"),
            generated,
            foreign,
            position(),
            version());

    // When / Then
    assertThat(mirror(table, List.of("kind", "doc"))).isEqualTo(golden("mirror-observed"));
  }

  @Test
  void shouldCompareEveryColumnOnceAskedTo() throws IOException {
    // Given
    TargetTable table =
        table(
            "business",
            "规模明细",
            List.of("月度", "流水号"),
            column("流水号", "text"),
            column("月度", "date"),
            column("期末规模", "numeric"),
            column("备注", "json"),
            position(),
            version());
    Layout layout =
        Layout.mirror(
            table,
            List.of("流水号", "月度", "期末规模", "备注"),
            List.of(),
            "_source_position",
            "_data_version");

    // When
    MirrorSql sql = new MirrorSql(layout, "stage", true);

    // Then
    assertThat(sql.probeStage() + ";\n\n" + sql.update() + ";\n")
        .isEqualTo(golden("mirror-verified"));
  }

  @Test
  void shouldWriteReferencesOnlyWhereSomethingIsMissing() throws IOException {
    // Given
    TargetTable table =
        table(
            "business",
            "组合计划",
            List.of("组合代码"),
            column("组合代码", "text"),
            column("年金计划号", "text"),
            column("组合名称", "text"),
            column("_source", "varchar"));
    Layout layout = Layout.of(table, List.of("组合代码", "年金计划号", "组合名称"));

    // When
    ReferenceSql sql = new ReferenceSql(layout, "stage", ColumnNames.DEFAULT);

    // Then
    assertThat(
            sql.insertMissing()
                + ";\n\n"
                + sql.fillDerived()
                + ";\n\n"
                + sql.fillNull()
                + ";\n\n"
                + new RelianceSql(table, table.key()).existing()
                + ";\n")
        .isEqualTo(golden("reference"));
  }

  @Test
  void shouldTakeOverWhatNobodyWroteSince() throws IOException {
    // Given: what the authority says, what Moorline keeps beside it, and what was said last
    TargetTable table =
        table(
            "business",
            "组合计划",
            List.of("组合代码"),
            column("组合代码", "text"),
            column("组合名称", "text"),
            column("doc", "json"),
            column("_source", "varchar"),
            column("_derived_at", "timestamptz"));
    Layout layout =
        Layout.of(
            table,
            List.of("组合代码", "组合名称", "doc", "_source", "_derived_at"),
            List.of("组合名称", "doc"));

    // When
    ReferenceSql insert = new ReferenceSql(layout, "stage", ColumnNames.DEFAULT);
    TakeOverSql takeOver = new TakeOverSql(layout, insert.stage(), ColumnNames.DEFAULT);

    // Then
    assertThat(insert.insertMissing() + ";\n\n" + takeOver.takeOver() + ";\n")
        .isEqualTo(golden("take-over"));
  }

  @Test
  void shouldPatchARowOnlyAsItWasSeen() throws IOException {
    // Given: columns to change, one of them odd, and one that the decision was made from
    TargetTable table =
        table(
            "public",
            "产品",
            List.of("id"),
            column("id", "int4"),
            column("注册证号", "text"),
            column("doc", "json"),
            column("registration_id", "int8"),
            column("span", "int4range"));
    Layout layout =
        Layout.of(
            table,
            List.of("id", "doc", "registration_id"),
            List.of("注册证号", "doc", "registration_id"));

    // When
    PatchSql sql = new PatchSql(layout, "stage");

    // Then
    assertThat(sql.stage().create() + ";\n\n" + sql.patch() + ";\n").isEqualTo(golden("patch"));
  }

  @Test
  void shouldUpdateAMirrorDirectlyWhereTheDatabaseTellsWhatARowWas() throws IOException {
    // Given
    TargetTable table =
        tableReturningOld(
            "s",
            "t",
            List.of("id"),
            column("id", "int8"),
            column("doc", "jsonb"),
            position(),
            version());

    // When
    MirrorSql sql =
        new MirrorSql(
            Layout.mirror(
                table, List.of("id", "doc"), List.of(), "_source_position", "_data_version"),
            "stage",
            false);

    // Then
    assertThat(sql.update() + ";\n").isEqualTo(golden("mirror-returning-old"));
  }

  private static String mirror(TargetTable table, List<String> columns) {
    MirrorSql sql =
        new MirrorSql(
            Layout.mirror(table, columns, List.of(), "_source_position", "_data_version"),
            "stage",
            false);
    return String.join(
        ";\n\n",
        sql.copy(),
        sql.probe(false),
        sql.probe(true),
        sql.stage().create(),
        sql.stage().copy(),
        sql.update(),
        sql.insert(),
        sql.stored(),
        "-- insert observed: " + sql.insertObserved() + "\n");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = GoldenSqlTest.class.getResourceAsStream("/golden/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
