package io.moorline.sink.write;

import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.FindingState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people should look at, in SQL, for as long as it holds. */
final class FindingTable {

  private static final String STORE =
      """
      INSERT INTO moorline.finding AS f (id, kind, dataset, entity_key, reference, reference_key,
        verdict, detail, source_position)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[])
      ON CONFLICT (id) DO UPDATE
      SET reference_key = excluded.reference_key, verdict = excluded.verdict,
          detail = excluded.detail, source_position = excluded.source_position, changed_at = now()
      WHERE (f.reference_key, f.verdict, f.detail, f.source_position) IS DISTINCT FROM
        (excluded.reference_key, excluded.verdict, excluded.detail, excluded.source_position)\
      """;

  private static final String DELETE = "DELETE FROM moorline.finding WHERE id = ANY (?::text[])";

  private static final List<Function<Finding, @Nullable String>> COLUMNS =
      List.of(
          Finding::getId,
          finding -> finding.getKind().name(),
          Finding::getDataset,
          Finding::getRow,
          Finding::getReference,
          Finding::getReferenceKey,
          Finding::getVerdict,
          Finding::getDetail,
          Finding::getPosition);

  private FindingTable() {}

  static void store(Connection connection, List<Finding> findings) throws SQLException {
    List<Finding> sorted = findings.stream().sorted(Comparator.comparing(Finding::getId)).toList();
    store(connection, STORE, in(sorted, FindingState.OPEN), COLUMNS);
    store(connection, DELETE, in(sorted, FindingState.CLOSED), COLUMNS.subList(0, 1));
  }

  private static void store(
      Connection connection,
      String sql,
      List<Finding> findings,
      List<Function<Finding, @Nullable String>> columns)
      throws SQLException {
    if (findings.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        Keys.set(statement, i + 1, "text", findings, columns.get(i), String[]::new);
      }
      statement.executeUpdate();
    }
  }

  private static List<Finding> in(List<Finding> findings, FindingState state) {
    return findings.stream().filter(finding -> finding.getState() == state).toList();
  }
}
