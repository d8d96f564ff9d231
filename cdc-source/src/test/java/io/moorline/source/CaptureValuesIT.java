package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Captured.Op;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CaptureValuesIT {

  private static final String COLUMNS =
      """
      ALTER TABLE business.年金计划
        ADD 真假 boolean, ADD 小 smallint, ADD 中 integer, ADD 大 bigint, ADD 单 real,
        ADD 双 double precision, ADD 金额 numeric(18,4), ADD 任意 numeric, ADD 偏 numeric(2,5), ADD 整 numeric(3,-2), ADD 定长 char(3),
        ADD 文档 jsonb, ADD 标识 uuid, ADD 字节 bytea, ADD 日期 date, ADD 时间 time,
        ADD 毫秒 timestamp(3), ADD 微秒 timestamp, ADD 时刻 timestamptz, ADD 心情 mood,
        ADD 长文 text\
      """;

  private static final String VALUES =
      """
      true, 7, 70000, 5000000000, 1.5, 2.25, 12.3400, 0.00000000012345678901234567890, 'ab',
      '{"键": 1}', '11111111-2222-3333-4444-555555555555', '\\x00ff', '2026-11-20', '01:02:03.000004',
      '2026-11-20 01:02:03.123', '2026-11-20 01:02:03.123456', '2026-11-20 01:02:03.123456+08',
      'gut'\
      """;

  @Test
  void shouldCarryEveryColumnTypeAlikeFromSnapshotAndLog() {
    try (CaptureScenario scenario = new CaptureScenario("every_type")) {
      // Given
      scenario.execute("CREATE TYPE mood AS ENUM ('gut', 'schlecht')");
      scenario.execute(COLUMNS);
      scenario.execute(insert("P1", VALUES));
      scenario.setUp();

      // When
      CaptureSource source = scenario.start();
      scenario.captureAll(source);
      scenario.execute(insert("P2", VALUES));
      scenario.execute("INSERT INTO business.年金计划 (年金计划号) VALUES ('P3')");
      scenario.captureAll(source);

      // Then
      List<Delivered> plans = scenario.kafka().rows("plan");
      assertThat(plans).filteredOn(is("P1")).singleElement().satisfies(values(Op.READ));
      assertThat(plans).filteredOn(is("P2")).singleElement().satisfies(values(Op.CREATE));
      assertThat(plans)
          .filteredOn(is("P3"))
          .singleElement()
          .satisfies(row -> assertThat(row.value("金额")).isNull());
      assertThat(scenario.kafka().schemaIds("plan")).as("schemas of one table shape").hasSize(1);
    }
  }

  @Test
  void shouldSetAsideWhatNoTypeCanCarryAndGoOn() {
    try (CaptureScenario scenario = new CaptureScenario("unrepresentable")) {
      // Given
      scenario.execute(
          "ALTER TABLE staging.规模明细 ADD 日期 date, ADD 微秒 timestamp, ADD 时刻 timestamptz");
      scenario.execute("INSERT INTO staging.规模明细 (id, 期末规模) VALUES (1, 'NaN')");
      scenario.execute("INSERT INTO staging.规模明细 (id, 日期) VALUES (2, 'infinity')");
      scenario.execute("INSERT INTO staging.规模明细 (id, 微秒) VALUES (3, '-infinity')");
      scenario.execute("INSERT INTO staging.规模明细 (id, 时刻) VALUES (4, 'infinity')");
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);

      // When
      scenario.execute("INSERT INTO staging.规模明细 (id, 期末规模) VALUES (11, 'NaN')");
      scenario.execute("INSERT INTO staging.规模明细 (id, 日期) VALUES (12, '-infinity')");
      scenario.execute("INSERT INTO staging.规模明细 (id, 微秒) VALUES (13, 'infinity')");
      scenario.execute("INSERT INTO staging.规模明细 (id, 时刻) VALUES (14, '-infinity')");
      scenario.execute("INSERT INTO staging.规模明细 (id, 期末规模) VALUES (20, 1.5)");
      scenario.captureAll(source);

      // Then
      assertThat(scenario.kafka().rows("scale"))
          .extracting(row -> row.value("id"))
          .containsExactly(20L);
      assertThat(scenario.kafka().quarantined())
          .hasSize(8)
          .allSatisfy(
              record -> assertThat(record.get("reason").toString()).isEqualTo("unrepresentable"))
          .extracting(record -> new String(bytes(record.get("value")), StandardCharsets.UTF_8))
          .anySatisfy(row -> assertThat(row).contains("\"id\":11").contains("NAN"));
    }
  }

  @Test
  void shouldNameLargeValuesThatTheLogDoesNotRepeat() {
    try (CaptureScenario scenario = new CaptureScenario("toast")) {
      // Given
      scenario.execute("ALTER TABLE business.年金计划 ADD 长文 text, ADD 字节 bytea");
      scenario.execute("ALTER TABLE business.年金计划 ALTER 长文 SET STORAGE EXTERNAL");
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);
      scenario.execute(
          "INSERT INTO business.年金计划 (年金计划号, 长文, 字节)"
              + " VALUES ('P1', repeat('长', 9000), decode(repeat('ab', 90000), 'hex'))");

      // When
      scenario.execute("UPDATE business.年金计划 SET 计划全称 = '新' WHERE 年金计划号 = 'P1'");
      scenario.execute("UPDATE business.年金计划 SET 年金计划号 = 'P9' WHERE 年金计划号 = 'P1'");
      scenario.captureAll(source);

      // Then
      List<Delivered> plans = scenario.kafka().rows("plan");
      assertThat(plans)
          .filteredOn(row -> row.op() == Op.UPDATE)
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.captured().unavailable()).contains("长文");
                assertThat(row.captured().row()).doesNotContainKey("长文");
                assertThat(row.value("计划全称")).isEqualTo("新");
              });
      assertThat(plans)
          .extracting(row -> row.op() + " " + row.value("年金计划号"))
          .containsExactlyInAnyOrder("CREATE P1", "UPDATE P1", "DELETE P1", "CREATE P9");
    }
  }

  @Test
  void shouldSetAsideARecordThatIsTooLargeForKafka() {
    try (CaptureScenario scenario = new CaptureScenario("too_large")) {
      // Given
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);

      // When
      scenario.execute(
          "INSERT INTO business.年金计划 (年金计划号, 计划全称) VALUES ('BIG', repeat('x', 2000000))");
      scenario.execute("INSERT INTO business.年金计划 (年金计划号) VALUES ('P2')");
      scenario.captureAll(source);

      // Then
      assertThat(scenario.kafka().rows("plan"))
          .extracting(row -> row.value("年金计划号"))
          .containsExactly("P2");
      assertThat(scenario.kafka().quarantined())
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.get("reason")).hasToString("too_large");
                assertThat(record.get("detail").toString()).contains("20000");
                assertThat(new String(bytes(record.get("key")), StandardCharsets.UTF_8))
                    .contains("BIG");
              });
    }
  }

  @Test
  void shouldTellEveryPartitionThatATableWasTruncated() {
    try (CaptureScenario scenario = new CaptureScenario("truncate")) {
      // Given
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (1)");
      scenario.setUp();
      CaptureSource source = scenario.start();
      scenario.captureAll(source);

      // When
      scenario.execute("TRUNCATE staging.规模明细");
      scenario.captureAll(source);

      // Then
      assertThat(scenario.kafka().read("scale"))
          .filteredOn(record -> record.op() == Op.TRUNCATE)
          .extracting(Delivered::partition)
          .containsExactlyInAnyOrder(0, 1, 2);
    }
  }

  private static Consumer<Delivered> values(Op op) {
    return row -> {
      assertThat(row.op()).isEqualTo(op);
      assertThat(row.value("真假")).isEqualTo(true);
      assertThat(row.value("小")).isEqualTo(7);
      assertThat(row.value("中")).isEqualTo(70000);
      assertThat(row.value("大")).isEqualTo(5_000_000_000L);
      assertThat(row.value("单")).isEqualTo(1.5f);
      assertThat(row.value("双")).isEqualTo(2.25d);
      assertThat(row.value("金额")).isEqualTo(new BigDecimal("12.3400"));
      assertThat(row.value("任意")).isEqualTo(new BigDecimal("0.00000000012345678901234567890"));
      assertThat(row.value("定长")).isEqualTo("ab ");
      assertThat(row.value("文档")).isEqualTo("{\"键\": 1}");
      assertThat(row.value("标识"))
          .isEqualTo(UUID.fromString("11111111-2222-3333-4444-555555555555"));
      assertThat(row.value("字节")).isEqualTo(ByteBuffer.wrap(new byte[] {0, -1}));
      assertThat(row.value("日期")).isEqualTo(LocalDate.parse("2026-11-20"));
      assertThat(row.value("时间")).isEqualTo(LocalTime.parse("01:02:03.000004"));
      assertThat(row.value("毫秒")).isEqualTo(LocalDateTime.parse("2026-11-20T01:02:03.123"));
      assertThat(row.value("微秒")).isEqualTo(LocalDateTime.parse("2026-11-20T01:02:03.123456"));
      assertThat(row.value("时刻")).isEqualTo(Instant.parse("2026-11-19T17:02:03.123456Z"));
      assertThat(row.value("心情")).isEqualTo("gut");
      assertThat(row.value("长文")).isNull();
    };
  }

  private static java.util.function.Predicate<Delivered> is(String plan) {
    return row -> plan.equals(row.value("年金计划号"));
  }

  private static String insert(String plan, String values) {
    return "INSERT INTO business.年金计划 (年金计划号, 真假, 小, 中, 大, 单, 双, 金额, 任意, 定长, 文档,"
        + " 标识, 字节, 日期, 时间, 毫秒, 微秒, 时刻, 心情) VALUES ('"
        + plan
        + "', "
        + values
        + ")";
  }

  private static byte[] bytes(Object buffer) {
    return ((ByteBuffer) buffer).array();
  }
}
