package io.moorline.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.sink.table.JsonBuffer;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetReader;
import io.moorline.sink.table.TargetTable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each codec says a value is, PostgreSQL says too: from its text, and as JSON. */
class AllTypesIT {

  private static final String TABLE =
      """
      CREATE TYPE mood AS ENUM ('ok', '好');
      CREATE TABLE every_type (id int8 PRIMARY KEY, b bool, i2 int2, i4 int4, f4 float4, f8 float8,
        n numeric(20, 4), any_n numeric, t text, v varchar(10), c char(5), j json, jb jsonb, u uuid,
        y bytea, d date, ti time, ti0 time(0), ts timestamp, ts3 timestamp(3), tz timestamptz,
        e mood)
      """;

  @Test
  void shouldMeanTheSameAsPostgreSql() throws Exception {
    try (Warehouse warehouse = new Warehouse(Scene.LOADED);
        Connection connection = warehouse.connect()) {
      // Given
      warehouse.execute(TABLE);
      warehouse.execute("SET TimeZone = 'UTC'");
      TargetTable table =
          TargetReader.read(connection, "public", "every_type", List.of("id")).orElseThrow();
      Layout layout = Layout.of(table, table.columns().stream().map(TargetColumn::name).toList());

      for (Map<String, @Nullable Object> row : rows()) {
        // When: the literals go in as text
        byte[] @Nullable [] fields = layout.encode(row, Map.of());
        List<String> literals = new ArrayList<>();
        JsonBuffer json = new JsonBuffer();
        for (int i = 0; i < fields.length; i++) {
          TargetColumn column = layout.columns().get(i);
          String quoted = fields[i] == null ? "NULL" : literal(column.codec().text(fields[i]));
          literals.add(quoted);
          json.mark(i == 0 ? '{' : ',').quoted(column.name()).mark(':');
          if (fields[i] == null) {
            json.raw("null");
          } else {
            column.codec().json(fields[i], json);
          }
        }
        warehouse.execute("INSERT INTO every_type VALUES (" + String.join(",", literals) + ")");

        // Then
        String id = row.get("id").toString();
        assertThat(
                warehouse.values(
                    "SELECT key || ': ' || k.value || ' is not ' || o.value FROM every_type whole,"
                        + " jsonb_each(to_jsonb(whole)) k JOIN jsonb_each("
                        + literal(new String(json.mark('}').copy(), UTF_8))
                        + ") o USING (key) WHERE id = "
                        + id
                        + " AND k.value <> o.value"))
            .isEmpty();
      }
    }
  }

  private static List<Map<String, @Nullable Object>> rows() {
    return List.of(
        row(
            1,
            false,
            -32768,
            Integer.MIN_VALUE,
            1.17549435E-38f,
            Double.MIN_VALUE,
            "-9999999999999999.9999",
            "0.00000000000000000001",
            "",
            "",
            "",
            "null",
            "[1, 2.50]",
            LocalDate.of(1, 1, 1),
            LocalTime.MIN,
            LocalDateTime.of(1, 1, 1, 0, 0),
            "ok"),
        row(
            2,
            true,
            32767,
            Integer.MAX_VALUE,
            3.4028235E38f,
            1e23,
            "9999999999999999.9999",
            "123456789012345678901234567890.10",
            "a\"b\\c\n\t\u0001计🙂",
            "计计计计计计计计计计",
            "计算",
            "{\"a\": \"\\u8ba1\"}",
            "{\"z\":1,\"a\":{}}",
            LocalDate.of(9999, 12, 31),
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
            "好"),
        row(
            3,
            true,
            0,
            0,
            0.1f,
            2.0E-3,
            "0",
            "-0.50",
            "x",
            "x",
            "x",
            "1",
            "1",
            LocalDate.of(-43, 3, 15),
            LocalTime.of(1, 2, 3, 500_000_000),
            LocalDateTime.of(-43, 3, 15, 1, 2, 3, 123_500_000),
            "ok"),
        row(
            4,
            true,
            1,
            10_000,
            16777216f,
            1234567.125,
            "10000",
            "100000000",
            "x",
            "x",
            "x",
            "1",
            "1",
            LocalDate.of(12345, 1, 1),
            LocalTime.of(1, 2, 3, 499_000_000),
            LocalDateTime.of(12345, 1, 1, 1, 2, 3, 1_500_000),
            "ok"),
        row(
            5,
            true,
            1,
            1,
            Float.NaN,
            Double.NEGATIVE_INFINITY,
            "-0.0001",
            "-10000.0001",
            "x",
            "x",
            "x",
            "1",
            "1",
            LocalDate.EPOCH,
            LocalTime.NOON,
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_500_000),
            "ok"));
  }

  private static Map<String, @Nullable Object> row(
      long id,
      boolean b,
      int i2,
      int i4,
      float f4,
      double f8,
      String n,
      String anyN,
      String t,
      String v,
      String c,
      String j,
      String jb,
      LocalDate d,
      LocalTime ti,
      LocalDateTime ts,
      String e) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("b", b);
    row.put("i2", i2);
    row.put("i4", i4);
    row.put("f4", f4);
    row.put("f8", f8);
    row.put("n", new BigDecimal(n));
    row.put("any_n", new BigDecimal(anyN));
    row.put("t", t);
    row.put("v", v);
    row.put("c", c);
    row.put("j", j);
    row.put("jb", jb);
    row.put("u", new UUID(id, -id));
    row.put("y", ByteBuffer.wrap(new byte[] {0, (byte) id, -1}));
    row.put("d", d);
    row.put("ti", ti);
    row.put("ti0", ti);
    row.put("ts", ts);
    row.put("ts3", ts);
    row.put("tz", ts.toInstant(java.time.ZoneOffset.UTC));
    row.put("e", e);
    return row;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
