package io.moorline.sink.write;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.batch.Row;
import io.moorline.sink.table.Layout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Moves sequences past values that rows brought along, so that nobody draws one of them again. */
final class Sequences {

  /**
   * A sequence is set only where no other writer can draw past the value meanwhile: setting it back
   * would make it give values twice. Otherwise it is drawn from, as others do.
   */
  private static final String ADVANCE =
      """
      SELECT CASE WHEN x.steps > 1000 THEN pg_catalog.setval(x.sequence, x.wanted)
                  ELSE (SELECT max(drawn.value)
                        FROM (SELECT pg_catalog.nextval(x.sequence) AS value
                              FROM generate_series(1, x.steps)) drawn) END
      FROM (SELECT k.sequence::regclass AS sequence, least(k.wanted, s.seqmax) AS wanted,
                   ceil((least(k.wanted, s.seqmax) - coalesce(
                     pg_catalog.pg_sequence_last_value(s.seqrelid),
                     s.seqstart - s.seqincrement))::numeric / s.seqincrement)::bigint AS steps
            FROM unnest(?::text[], ?::bigint[]) AS k(sequence, wanted)
            JOIN pg_catalog.pg_sequence s ON s.seqrelid = k.sequence::regclass
            WHERE s.seqincrement > 0) x
      WHERE x.steps > 0\
      """;

  /** Others change rows that have their numbers. */
  private static final Set<Intent> BRINGING =
      EnumSet.of(Intent.UPSERT, Intent.TAKE_OVER, Intent.INSERT_MISSING);

  private Sequences() {}

  /** One statement for all rows of a batch, and none where no row brought such a value. */
  static void advance(Connection connection, List<LogEntry> entries) throws SQLException {
    List<Map.Entry<String, Long>> wanted = List.copyOf(highest(entries).entrySet());
    if (wanted.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      Keys.set(statement, 1, "text", wanted, Map.Entry::getKey, String[]::new);
      Keys.set(statement, 2, "int8", wanted, Map.Entry::getValue, Long[]::new);
      statement.execute();
    }
  }

  private static Map<String, Long> highest(List<LogEntry> entries) {
    Map<Layout, int[]> drawing = new HashMap<>();
    Map<String, Long> highest = new TreeMap<>();
    for (LogEntry entry : entries) {
      Row row = entry.row();
      if (BRINGING.contains(row.intent())) {
        for (int i : drawing.computeIfAbsent(row.layout(), Sequences::drawing)) {
          value(row, i).ifPresent(value -> highest.merge(sequence(row, i), value, Math::max));
        }
      }
    }
    return highest;
  }

  private static int[] drawing(Layout layout) {
    return IntStream.range(0, layout.content())
        .filter(i -> layout.columns().get(i).sequence().isPresent())
        .toArray();
  }

  private static OptionalLong value(Row row, int i) {
    byte[] field = row.fields()[i];
    return field == null
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(row.layout().columns().get(i).codec().text(field)));
  }

  private static String sequence(Row row, int i) {
    return row.layout().columns().get(i).sequence().orElseThrow();
  }
}
