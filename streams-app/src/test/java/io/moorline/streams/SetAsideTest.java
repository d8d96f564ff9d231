package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.streams.Source.Message;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that cannot be written are set aside whole, and return by themselves where they can. */
class SetAsideTest {

  private final Harness harness = Harness.ready();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldSetAsideARowWhoseReferenceCannotBeDerived() {
    // When
    harness.commit(insert("detail", "id", "1", "no", "n1", "portfolio", "f1"));

    // Then
    assertThat(harness.quarantineRecords())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.get("id")).hasToString("detail|test.cdc.detail|0|1");
              assertThat(record.get("reason")).hasToString("underivable");
              assertThat(record.get("detail").toString()).contains("portfolio", "plan");
              assertThat(((ByteBuffer) record.get("value")).remaining()).isPositive();
            });
    assertThat(harness.derived()).isEmpty();
    assertThat(harness.gauge("moorline.quarantine.records")).isEqualTo(1);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldReturnARowWhenSomebodyInsertsTheReference() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "portfolio", "f1"));
    harness.quarantine();

    // When
    harness.commit(insert("plan", "code", "P1"), insert("portfolio", "code", "F1", "plan", "P1"));

    // Then
    assertThat(harness.quarantine()).containsExactly("RETURNED underivable detail");
    assertThat(harness.changes("detail")).hasSize(1);
    assertThat(harness.gauge("moorline.quarantine.records")).isZero();
  }

  @Test
  void shouldDeriveWhenALaterRowBringsWhatWasLacking() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "1", "portfolio", "f1"));
    harness.quarantine();

    // When
    harness.commit(insert("detail", "id", "2", "no", "2", "portfolio", "f1", "plan", "p1"));
    harness.settle();

    // Then
    assertThat(harness.quarantine()).containsExactly("RETURNED underivable detail");
    assertThat(harness.rows("detail"))
        .extracting(row -> row.get("no"))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void shouldSetAsideEveryFurtherRowOfAnUnderivableKey() {
    // When
    harness.commit(insert("detail", "id", "1", "no", "1", "portfolio", "f1"));
    harness.commit(insert("detail", "id", "2", "no", "2", "portfolio", "f1"));

    // Then
    assertThat(harness.quarantine())
        .containsExactly("OPEN underivable detail", "OPEN underivable detail");
  }

  @Test
  void shouldSetAsideARowWhoseReferenceIsAmbiguous() {
    // Given
    harness.commit(insert("plan", "code", "P1"), insert("plan", "code", "p 1"));

    // When
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // Then
    assertThat(harness.quarantine()).containsExactly("OPEN ambiguous detail");
    assertThat(harness.changes("detail")).isEmpty();

    // When
    harness.commit(delete("plan", "code", "p 1"));

    // Then
    assertThat(harness.quarantine()).containsExactly("RETURNED ambiguous detail");
    assertThat(harness.changes("detail")).hasSize(1);
  }

  @Test
  void shouldSayWhenANewerVersionReplacedARowSetAside() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "portfolio", "f1"));
    harness.quarantine();

    // When
    harness.commit(update("detail", "id", "1", "no", "n1", "portfolio", null));

    // Then
    assertThat(harness.quarantine()).containsExactly("SUPERSEDED underivable detail");
    assertThat(harness.changes("detail")).hasSize(1);
  }

  @Test
  void shouldForgetARowThatANewSnapshotDidNotFind() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "portfolio", "f1"));
    harness.commit(insert("detail", "id", "2", "no", " "));
    harness.commit(insert("detail", "id", "3", "no", "n3", "portfolio", "f3"));
    harness.quarantine();

    // When
    harness.source().newSnapshot();
    harness.source().found("detail", "id", "3", "no", "n3", "portfolio", "f3");
    harness.source().snapshotComplete();

    // Then
    assertThat(harness.quarantine())
        .containsExactly(
            "SUPERSEDED underivable detail",
            "OPEN underivable detail",
            "SUPERSEDED underivable detail",
            "SUPERSEDED no_key detail");
    assertThat(harness.gauge("moorline.quarantine.records")).isEqualTo(1);

    // When
    harness.commit(insert("plan", "code", "P1"), insert("portfolio", "code", "F1", "plan", "P1"));

    // Then
    assertThat(harness.changes("detail")).isEmpty();
  }

  @Test
  void shouldSetAsideARowWithoutAKeyOfItsOwn() {
    // When
    harness.commit(insert("detail", "id", "1", "no", " 　", "plan", "p1"));

    // Then
    assertThat(harness.quarantine()).containsExactly("OPEN no_key detail");
    assertThat(harness.derived()).isEmpty();

    // When
    harness.commit(update("detail", "id", "1", "no", "n1"));

    // Then
    assertThat(harness.quarantine()).containsExactly("SUPERSEDED no_key detail");
    assertThat(harness.changes("detail")).hasSize(1);
  }

  @Test
  void shouldSetAsideARowThatPointsNowhereWhereTheColumnDemandsIt() {
    // When
    harness.commit(insert("visit", "id", "1", "no", "1", "tenant", "a", "branch", " "));

    // Then
    assertThat(harness.quarantine()).containsExactly("OPEN absent visit");
  }

  @Test
  void shouldTellTheRowsApartThatOneRowMadeNecessary() {
    try (Harness own = Harness.ready(Tables.inPlace(1))) {
      // Given
      own.commit(insert("maker", "id", 7L, "code", "P"), insert("maker", "id", 8L, "code", "p"));

      // When
      own.commit(
          insert(
              "shipment", "id", "s", "no", "1", "sender", "m1", "receiver", "m2", "parent", "p"));

      // Then
      List<String> opened = ids(own.quarantineRecords());
      assertThat(opened)
          .hasSize(2)
          .doesNotHaveDuplicates()
          .allMatch(id -> id.startsWith("maker|test.cdc.shipment|0|1|"));

      // When
      own.commit(delete("maker", "id", 8L));
      own.settle();

      // Then
      assertThat(ids(own.quarantineRecords())).containsExactlyInAnyOrderElementsOf(opened);
    }
  }

  @Test
  void shouldSetAsideBytesThatAreNoRecord() {
    // When
    harness.pipe(new Message("test.cdc.detail", new byte[] {1}, new byte[] {0, 0, 15, -1, -1}));
    harness.pipe(new Message("test.cdc.plan", null, new byte[] {7}));
    harness.commit(insert("detail", "id", "1", "no", "n1"));

    // Then
    assertThat(harness.quarantine())
        .containsExactly("OPEN malformed detail", "OPEN malformed plan");
    assertThat(harness.changes("detail")).hasSize(1);
  }

  private static List<String> ids(List<GenericRecord> records) {
    return records.stream().map(record -> record.get("id").toString()).toList();
  }
}
