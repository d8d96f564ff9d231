package io.moorline.sink.table;

import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts that sort bytewise as the values do that they stand for. */
final class Order {

  /**
   * Sorts before all that a value consists of: so NULL comes first, and a text before longer ones.
   */
  private static final char END = '.';

  private static final Set<String> SIGNED =
      Set.of("int2", "int4", "int8", "date", "time", "timestamp", "timestamptz");

  private Order() {}

  /** The value in PostgreSQL's binary form: whole numbers with a sign, or bytes. */
  static void append(PgType type, byte @Nullable [] field, StringBuilder order) {
    if (field != null) {
      byte[] sortable = field.clone();
      if (SIGNED.contains(type.name())) {
        sortable[0] ^= (byte) 0x80;
      }
      order.append(HexFormat.of().formatHex(sortable));
    }
    order.append(END);
  }
}
