package io.moorline.schemas;

import io.moorline.schemas.ColumnType.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A table with a column of every type, and a row of it. */
final class Samples {

  static final Map<ColumnType, Object> VALUES = new LinkedHashMap<>();

  static {
    VALUES.put(ColumnType.of(Kind.BOOLEAN), true);
    VALUES.put(ColumnType.of(Kind.INT2), 7);
    VALUES.put(ColumnType.of(Kind.INT4), -70_000);
    VALUES.put(ColumnType.of(Kind.INT8), 7_000_000_000L);
    VALUES.put(ColumnType.of(Kind.FLOAT4), 1.5f);
    VALUES.put(ColumnType.of(Kind.FLOAT8), 2.25d);
    VALUES.put(ColumnType.decimal(18, 2), new BigDecimal("1234567890123456.70"));
    VALUES.put(ColumnType.of(Kind.ANY_DECIMAL), new BigDecimal("0.000000000000000000012"));
    VALUES.put(ColumnType.of(Kind.TEXT), "企业年金");
    VALUES.put(ColumnType.of(Kind.JSON), "{\"键\": 1}");
    VALUES.put(ColumnType.of(Kind.UUID), UUID.fromString("0e37df36-f698-11e6-8dd4-cb9ced3df976"));
    VALUES.put(ColumnType.of(Kind.BYTES), ByteBuffer.wrap(new byte[] {0, 1, -1}));
    VALUES.put(ColumnType.of(Kind.DATE), LocalDate.of(1969, 7, 20));
    VALUES.put(ColumnType.of(Kind.TIME), LocalTime.of(23, 59, 59, 123_456_000));
    VALUES.put(ColumnType.of(Kind.TIMESTAMP), LocalDateTime.of(1815, 12, 10, 1, 2, 3, 456_789_000));
    VALUES.put(ColumnType.of(Kind.TIMESTAMPTZ), Instant.parse("2026-11-20T10:11:12.000013Z"));
  }

  private Samples() {}

  static Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("年金计划号", ColumnType.of(Kind.TEXT), false, false, true));
    VALUES
        .keySet()
        .forEach(type -> columns.add(new Column(columnOf(type), type, true, false, true)));
    return new Table("business", "年金计划", columns, List.of("年金计划号"));
  }

  static Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("年金计划号", "P001");
    VALUES.forEach((type, value) -> row.put(columnOf(type), value));
    return row;
  }

  static String columnOf(ColumnType type) {
    return "列 " + type.kind();
  }
}
