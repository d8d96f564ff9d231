package io.moorline.sink;

import static io.moorline.sink.Rows.detail;
import static io.moorline.sink.Rows.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay may ask not to believe versions: then every column is compared with what is stored. */
class SinkVerifyIT extends WarehouseTest {

  private static final int ROWS = 30;
  private static final String STORED = "SELECT ctid || ' ' || xmin || t FROM \"明细\" t ORDER BY id";
  private static final String REPAIRED =
      "moorline.change_log WHERE after_raw ->> 'backfill' = 'verify'";

  @BeforeEach
  void load() throws Exception {
    publish(0, ROWS, "1");
    RunningSink.once(warehouse);
    for (long id = 0; id < ROWS; id += 3) {
      changes.upsert(with(detail(id, null, "2.50"), "note", "second"));
    }
    changes.commit();
    RunningSink.once(warehouse);
  }

  @Test
  void shouldWriteNothingOverWhatIsIntact() throws Exception {
    // Given
    List<String> before = warehouse.values(STORED);

    // When
    verify(Long.MAX_VALUE);
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values(STORED)).isEqualTo(before);
    assertThat(warehouse.count(REPAIRED)).isZero();
  }

  @Test
  void shouldRepairEveryColumnAndSayWhy() throws Exception {
    // Given
    String rows = "SELECT t::text FROM \"明细\" t ORDER BY id";
    List<String> before = warehouse.values(rows);
    List<String> columns = List.of("\"规模\"", "\"select\"", "day", "at", "rate", "note");
    for (int i = 0; i < columns.size(); i++) {
      warehouse.execute(
          "UPDATE \"明细\" SET " + columns.get(i) + " = NULL WHERE id = " + (2 * i + 1));
    }
    warehouse.execute("DELETE FROM \"明细\" WHERE id = 6");

    // When
    verify(end());
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.values(rows)).isEqualTo(before);
    assertThat(warehouse.count(REPAIRED + " AND operation = 'update'")).isEqualTo(columns.size());
    assertThat(warehouse.count(REPAIRED + " AND operation = 'insert'")).isEqualTo(1);
    assertThat(warehouse.count("moorline.verification")).isZero();
  }

  @Test
  void shouldBelieveVersionsAgainOnceTheRangeIsRead() throws Exception {
    // Given
    verify(end());
    RunningSink.once(warehouse);
    warehouse.execute("UPDATE \"明细\" SET day = NULL");

    // When
    Group.of(warehouse).rewind("detail");
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("\"明细\" WHERE day IS NOT NULL")).isZero();
    assertThat(warehouse.count(REPAIRED)).isZero();
  }

  @Test
  void shouldForgetARequestWhoseReplayNeverCame() throws Exception {
    // When
    ask(1);
    RunningSink.once(warehouse);

    // Then
    assertThat(warehouse.count("moorline.verification")).isZero();
  }

  private long end() {
    return Long.parseLong(warehouse.value("SELECT max(next_offset) FROM moorline.fence"));
  }

  private void verify(long until) throws Exception {
    ask(until);
    Group.of(warehouse).rewind("detail");
  }

  private void ask(long until) throws Exception {
    warehouse.execute(
        "INSERT INTO moorline.verification SELECT consumer_group, topic, partition,"
            + " least(next_offset, %d) FROM moorline.fence WHERE topic LIKE '%%detail'"
                .formatted(until));
  }
}
