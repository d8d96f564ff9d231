package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.moorline.schemas.Captured.Op;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorities in a real MariaDB. */
class AuthorityTableIT {

  @TempDir private Path directory;

  @Test
  void shouldLoadEveryRowOfATableAsItIs() {
    try (AuthorityScenario scenario =
        new AuthorityScenario(
            "authority_types",
            directory,
            "{ table: hub.年金计划 }",
            """
            计划全称 text, 规模 numeric(18,4), 有效 boolean, 状态 smallint, 编号 numeric, 成立日 date,
            更新 timestamp, 同步 timestamptz, 附件 bytea, 年 int, 扩展 jsonb, 开 boolean, 仅此处 text,
            _source text\
            """)) {
      // Given
      scenario.executeInHub(
          """
          CREATE TABLE 年金计划 (年金计划号 varchar(20) PRIMARY KEY, 计划全称 varchar(100),
            规模 decimal(18,4), 有效 tinyint(1), 状态 tinyint(1), 编号 bigint unsigned,
            成立日 date NOT NULL, 更新 datetime(3), 同步 timestamp NULL, 附件 blob, 年 year, 扩展 json,
            开 bit(1), 仅彼处 text, _source varchar(20)) CHARACTER SET utf8mb4\
          """);
      scenario.executeInHub(
          """
          SET time_zone = '+08:00'\
          """);
      scenario.executeInHub(
          """
          INSERT INTO 年金计划 VALUES
            (' p1', '龙𠮷😀', 12.5, 1, 2, 18446744073709551615, '2020-02-29',
              '2024-03-01 10:00:00.123', FROM_UNIXTIME(1700000000), x'00ff', 2024, '{"a": 1}', b'1',
              'x', 'people'),
            ('P2', NULL, NULL, NULL, NULL, NULL, '0000-00-00', '0000-00-00', NULL, NULL, NULL, NULL,
              NULL, NULL, NULL),
            ('P3', CONCAT('a', CHAR(0)), NULL, NULL, NULL, NULL, '2020-00-00', NULL, NULL, NULL, NULL,
              NULL, NULL, NULL, NULL),
            ('P4', 'x', NULL, 7, NULL, NULL, '2020-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
              NULL)\
          """);

      // When
      CaptureSource source = scenario.start();
      scenario.awaitLoads("loaded", 1);

      // Then
      Map<String, Object> first = new TreeMap<>();
      first.put("年金计划号", " p1");
      first.put("计划全称", "龙𠮷😀");
      first.put("规模", new BigDecimal("12.5000"));
      first.put("有效", true);
      first.put("状态", 2);
      first.put("编号", new BigDecimal("18446744073709551615"));
      first.put("成立日", LocalDate.of(2020, 2, 29));
      first.put("更新", LocalDateTime.parse("2024-03-01T10:00:00.123"));
      first.put("同步", Instant.ofEpochSecond(1_700_000_000));
      first.put("附件", ByteBuffer.wrap(new byte[] {0, (byte) 0xff}));
      first.put("年", 2024);
      first.put("扩展", "{\"a\": 1}");
      first.put("开", true);
      Map<String, Object> second = new TreeMap<>();
      first.keySet().forEach(column -> second.put(column, null));
      second.put("年金计划号", "P2");
      assertThat(scenario.rows())
          .extracting(row -> row.captured().row())
          .containsExactlyInAnyOrder(first, second);
      assertThat(scenario.rows())
          .extracting(Delivered::op, row -> row.position().epoch())
          .containsOnly(tuple(Op.READ, 1));
      assertThat(scenario.marks()).containsExactly(1L, 1L, 1L);
      assertThat(scenario.kafka().quarantined())
          .extracting(record -> record.get("dataset").toString())
          .containsExactly("plan_authority", "plan_authority");
      assertThat(scenario.kafka().quarantined())
          .extracting(record -> record.get("detail").toString())
          .anySatisfy(detail -> assertThat(detail).contains("计划全称").contains("NUL"))
          .anySatisfy(detail -> assertThat(detail).contains("有效").contains("\"7\""));
      assertThat(scenario.detail(source)).startsWith("4 rows as of ");
    }
  }

  @Test
  void shouldLoadAgainOnlyWhatHasChanged() {
    try (AuthorityScenario scenario =
        new AuthorityScenario(
            "authority_again",
            directory,
            "{ table: hub.plans, columns: { 年金计划号: code, 计划全称: { expression: 'row.name + \"!\"' } }"
                + " }",
            "计划全称 text")) {
      // Given
      scenario.executeInHub("CREATE TABLE plans (code varchar(20), name varchar(20))");
      scenario.executeInHub("INSERT INTO plans VALUES ('P1', 'a'), ('P2', 'b')");
      CaptureSource first = scenario.start();
      scenario.awaitLoads("loaded", 1);

      // When
      scenario.awaitGauge("moorline.authority.missing.keys", 2);
      scenario.execute("INSERT INTO business.年金计划 VALUES (' p1'), ('P2')");

      // Then
      scenario.awaitGauge("moorline.authority.missing.keys", 0);

      // When
      scenario.stop(first);
      CaptureSource second = scenario.start();
      scenario.awaitLoads("unchanged", 1);

      // Then
      assertThat(scenario.rows()).extracting(row -> row.value("计划全称")).containsOnly("a!", "b!");
      assertThat(scenario.marks()).containsExactly(1L, 1L, 1L);

      // When
      scenario.stop(second);
      scenario.executeInHub("UPDATE plans SET name = 'c' WHERE code = 'P2'");
      scenario.start();
      scenario.awaitLoads("loaded", 1);

      // Then
      assertThat(scenario.rows())
          .filteredOn(row -> row.position().epoch() == 2)
          .extracting(row -> row.value("年金计划号"), row -> row.value("计划全称"))
          .containsExactlyInAnyOrder(tuple("P1", "a!"), tuple("P2", "c!"));
      assertThat(scenario.marks()).containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
    }
  }

  @Test
  void shouldBeHeldAgainstItsTableBeforeItIsLoaded() {
    try (AuthorityScenario scenario =
        new AuthorityScenario(
            "authority_columns",
            directory,
            "{ table: hub.plans, columns: { 年金计划号: code, 计划全称: nam } }",
            "计划全称 text")) {
      // When
      scenario.executeInHub("CREATE TABLE plans (code varchar(20), name varchar(20))");

      // Then
      assertThat(scenario.misfits())
          .containsExactly(
              "references.年金计划.authority[1].columns.计划全称: hub.authority_columns.plans has no column"
                  + " nam");
    }
  }

  /** After many rows a load hangs until the server stops: parts of it stand in Kafka already. */
  @Test
  void shouldBeginAnewWhenTheServerWasAwayInTheMiddle() {
    try (AuthorityScenario scenario =
        new AuthorityScenario("authority_away", directory, "{ table: hub.slow }", "计划全称 text")) {
      // Given
      scenario.executeInHub(
          "CREATE TABLE plans AS SELECT seq, CONCAT('P', seq) AS 年金计划号, REPEAT('x', 400) AS 计划全称"
              + " FROM seq_1_to_1500");
      scenario.executeInHub("CREATE TABLE pace AS SELECT 100 AS seconds");
      scenario.executeInHub(
          "CREATE VIEW slow AS SELECT * FROM plans"
              + " WHERE seq <= 1200 OR SLEEP((SELECT seconds FROM pace)) = 0");
      CaptureSource source = scenario.start(new CapturePace(8192, 100, Duration.ofSeconds(5)));
      await("a part").atMost(Duration.ofMinutes(2)).until(() -> !scenario.rows().isEmpty());

      // When
      scenario.executeInHub("UPDATE pace SET seconds = 0");
      scenario.stack().stopMariaDb();

      // Then
      await("degraded")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(scenario.detail(source)).startsWith("never loaded: "));
      assertThat(scenario.marks()).isEmpty();
      scenario.execute("INSERT INTO business.年金计划 VALUES ('captured')");
      await("capture goes on")
          .atMost(Duration.ofMinutes(1))
          .until(() -> !scenario.kafka().rows("plan").isEmpty());

      // When
      scenario.stack().startMariaDb();
      scenario.awaitLoads("loaded", 1);

      // Then
      long load = scenario.marks().get(0);
      assertThat(load).isGreaterThan(1);
      assertThat(scenario.marks()).containsExactly(load, load, load);
      assertThat(scenario.rows())
          .filteredOn(row -> row.position().epoch() == load)
          .extracting(row -> row.value("年金计划号"))
          .doesNotHaveDuplicates()
          .hasSize(1500);
    }
  }
}
