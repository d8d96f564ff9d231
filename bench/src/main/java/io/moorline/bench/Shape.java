package io.moorline.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of eight columns, by the type of its key, and the rows that go into it. Only types that
 * the tuned peer can write: its arrays take no dates.
 */
public enum Shape {
  BIGINT("bigint") {
    @Override
    Object key(int number) {
      return (long) number;
    }
  },
  TEXT("text") {
    @Override
    Object key(int number) {
      return "ORD-2026-%07d".formatted(number);
    }
  };

  private static final Instant FIRST_TIME = Instant.parse("2026-01-01T00:00:00Z");

  private final String keyType;

  Shape(String keyType) {
    this.keyType = keyType;
  }

  abstract Object key(int number);

  /** As figures call it. */
  public String label() {
    return keyType;
  }

  public String ddl(String table) {
    return """
    CREATE TABLE %s (id %s PRIMARY KEY, name text, amount numeric(18, 2), status varchar(20),
      region text, at timestamptz, rate double precision, quantity integer)\
    """
        .formatted(table, keyType);
  }

  /** A row; each version differs from the one before in three columns. */
  public Map<String, @Nullable Object> row(int number, int version) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", key(number));
    row.put("name", "customer " + number % 50_000 + " & partners");
    row.put("amount", BigDecimal.valueOf(number * 37L % 10_000_000 + version, 2));
    row.put("status", version % 2 == 0 ? "OPEN" : "SETTLED");
    row.put("region", "region " + number % 400);
    row.put("at", FIRST_TIME.plusSeconds(number).plusMillis(version));
    row.put("rate", number % 1000 / 8.0);
    row.put("quantity", number % 97);
    return row;
  }
}
