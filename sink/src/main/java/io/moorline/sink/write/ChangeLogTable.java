package io.moorline.sink.write;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.sink.batch.Row;
import io.moorline.sink.batch.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends entries: what many of them share goes into one row of {@code change_batch}, the rest by
 * COPY.
 */
public final class ChangeLogTable implements ChangeLog {

  /** What entries of one transaction share. */
  private record Origin(Source source, String topic, int partition, Evidence evidence) {
    static Origin of(LogEntry entry) {
      var step = entry.row().step();
      return new Origin(
          step.source(), step.record().topic(), step.record().partition(), step.evidence());
    }
  }

  private static final String BATCHES =
      """
      INSERT INTO moorline.change_batch (pipeline, position_column, topic, partition, base_offset,
        entity_type, table_name, backfill, domain, rule_version)
      SELECT ?, ?, x.topic, x.partition, x.base, x.entity_type, x.table_name, x.backfill, x.domain,
        x.rule_version
      FROM unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[]) WITH ORDINALITY
        AS x(topic, partition, base, entity_type, table_name, backfill, domain, rule_version, ord)
      ORDER BY x.ord
      RETURNING batch\
      """;

  private static final String ENTRIES =
      """
      COPY moorline.change_log_entry (batch, place, offset_delta, operation, coalesced,
        source_position, entity_key, before, after) FROM STDIN (FORMAT BINARY)\
      """;

  private static final int ENTRY_FIELDS = 9;

  private final String pipeline;
  private final String positionColumn;

  public ChangeLogTable(String pipeline, ColumnNames names) {
    this.pipeline = pipeline;
    this.positionColumn = names.sourcePosition();
  }

  @Override
  public void append(Connection connection, List<LogEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    List<Origin> origins = origins(entries);
    Map<Origin, Long> bases = new LinkedHashMap<>();
    for (int i = 0; i < origins.size(); i++) {
      bases.merge(origins.get(i), offset(entries.get(i)), Math::min);
    }
    Map<Origin, Long> batches = batches(connection, bases);
    Copy.in(
        connection,
        ENTRIES,
        rows -> {
          for (int place = 0; place < entries.size(); place++) {
            Origin origin = origins.get(place);
            rows.row(ENTRY_FIELDS).int8(batches.get(origin)).int4(place);
            append(entries.get(place), bases.get(origin), rows);
          }
        });
  }

  private static List<Origin> origins(List<LogEntry> entries) {
    return entries.stream().map(Origin::of).toList();
  }

  private static long offset(LogEntry entry) {
    return entry.row().step().record().offset();
  }

  private Map<Origin, Long> batches(Connection connection, Map<Origin, Long> bases)
      throws SQLException {
    List<Origin> origins = List.copyOf(bases.keySet());
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(BATCHES)) {
      statement.setString(1, pipeline);
      statement.setString(2, positionColumn);
      Keys.set(statement, 3, "text", origins, Origin::topic, String[]::new);
      Keys.set(statement, 4, "int4", origins, Origin::partition, Integer[]::new);
      Keys.set(statement, 5, "int8", origins, bases::get, Long[]::new);
      Keys.set(statement, 6, "text", origins, origin -> origin.source().entity(), String[]::new);
      Keys.set(
          statement,
          7,
          "text",
          origins,
          origin -> origin.source().table().fullName(),
          String[]::new);
      Keys.set(
          statement, 8, "text", origins, origin -> origin.evidence().backfill(), String[]::new);
      Keys.set(statement, 9, "text", origins, origin -> origin.evidence().domain(), String[]::new);
      Keys.set(
          statement, 10, "text", origins, origin -> origin.evidence().ruleVersion(), String[]::new);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
    }
    return numbered(origins, numbers);
  }

  /** Numbers are given in the order of the origins, whatever the order they come back in. */
  private static Map<Origin, Long> numbered(List<Origin> origins, List<Long> numbers) {
    Collections.sort(numbers);
    Map<Origin, Long> batches = new LinkedHashMap<>();
    for (int i = 0; i < origins.size(); i++) {
      batches.put(origins.get(i), numbers.get(i));
    }
    return batches;
  }

  private static void append(LogEntry entry, long base, CopyBuffer rows) {
    Row row = entry.row();
    boolean positionInRow = row.layout().mirror().isPresent() && !row.layout().ordered();
    rows.int4(Math.toIntExact(offset(entry) - base))
        .character(entry.operation().code())
        .int4(row.coalesced())
        .text(positionInRow ? null : row.step().position().text())
        .text(row.entityKey())
        .json(entry.before())
        .json(entry.after());
  }
}
