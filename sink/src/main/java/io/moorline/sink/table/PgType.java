package io.moorline.sink.table;

/**
 * A type as the catalog names it. The bare name: {@code character} in SQL would mean {@code
 * char(1)}.
 *
 * @param modifier length, or precision and scale; -1 when none was given
 */
public record PgType(String schema, String name, boolean enumerated, int modifier) {

  private static final int HEADER = 4;

  Codec codec() {
    if (enumerated) {
      return new TextCodec(0, false);
    }
    return switch (name) {
      case "bool" -> new BooleanCodec();
      case "int2" -> new IntegerCodec(Short.BYTES);
      case "int4" -> new IntegerCodec(Integer.BYTES);
      case "int8" -> new IntegerCodec(Long.BYTES);
      case "float4" -> new FloatCodec(Float.BYTES);
      case "float8" -> new FloatCodec(Double.BYTES);
      case "numeric" -> numeric();
      case "text", "name", "citext" -> new TextCodec(0, false);
      case "varchar" -> new TextCodec(length(), false);
      case "bpchar" -> new TextCodec(length(), modifier >= HEADER);
      case "json" -> new JsonCodec(false);
      case "jsonb" -> new JsonCodec(true);
      case "uuid" -> new UuidCodec();
      case "bytea" -> new BytesCodec();
      case "date" -> new DateCodec();
      case "time" -> new TimeCodec(fraction());
      case "timestamp" -> new TimestampCodec(false, fraction());
      case "timestamptz" -> new TimestampCodec(true, fraction());
      default -> new ForeignCodec();
    };
  }

  public boolean isBigint() {
    return !enumerated && name.equals("int8");
  }

  /** The database may write the value differently from how it was sent. */
  public boolean rewritten() {
    return name.equals("jsonb");
  }

  private int length() {
    return modifier < HEADER ? 0 : modifier - HEADER;
  }

  private int fraction() {
    return modifier < 0 ? 6 : modifier;
  }

  private Codec numeric() {
    int packed = modifier - HEADER;
    return modifier < HEADER
        ? new NumericCodec(0, 0)
        : new NumericCodec(packed >> 16 & 0xffff, packed & 0x7ff);
  }
}
