package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** References that point at their own kind. */
class OwnKindTest {

  private final Harness harness = Harness.ready(Tables.inPlace(1));

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldInsertADerivedRowWithoutItsParentAndFillThatLater() {
    // When
    harness.commit(insert("sale", "id", "s1", "no", "1", "maker", "m1", "maker_parent", "m0"));
    List<RowChange> first = harness.writeReferences();

    // Then
    assertThat(first)
        .filteredOn(change -> change.row().get("code").equals("M1"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.intent()).isEqualTo(Intent.INSERT_MISSING);
              assertThat(change.row())
                  .containsEntry("parent_code", null)
                  .containsEntry("parent_id", null);
            });

    // When
    harness.captureReferences();
    harness.settle();

    // Then
    assertThat(harness.rows("sale")).hasSize(1);
    Object parent = makers("M0").get("id");
    assertThat(makers("M1")).containsEntry("parent_code", "M0").containsEntry("parent_id", parent);
    assertThat(harness.derived()).hasSize(2);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldLinkRowsThatPointAtEachOther() {
    // When
    harness.commit(
        insert("sale", "id", "s1", "no", "1", "maker", "m1", "maker_parent", "m2"),
        insert("sale", "id", "s2", "no", "2", "maker", "m2", "maker_parent", "m1"));
    harness.settle();

    // Then
    assertThat(makers("M1")).containsEntry("parent_id", makers("M2").get("id"));
    assertThat(makers("M2")).containsEntry("parent_id", makers("M1").get("id"));
    assertThat(harness.rows("sale")).hasSize(2);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldTakeARowThatPointsAtItselfForThere() {
    // When
    harness.commit(insert("sale", "id", "s1", "no", "1", "maker", "m1", "maker_parent", "m1"));
    List<RowChange> written = harness.settle();

    // Then
    assertThat(written.get(0).row()).containsEntry("parent_code", "M1");
    assertThat(makers("M1"))
        .containsEntry("parent_code", "M1")
        .containsEntry("parent_id", makers("M1").get("id"));
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldLinkAtOnceToAParentThatExists() {
    // Given
    harness.commit(insert("maker", "id", 3L, "code", "m 0"));

    // When
    harness.commit(insert("sale", "id", "s1", "no", "1", "maker", "m1", "maker_parent", "m0"));

    // Then
    assertThat(harness.writeReferences())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.row())
                    .containsAllEntriesOf(row("parent_code", "m 0", "parent_id", 3L)));
  }

  private Map<String, Object> makers(String code) {
    return harness.database().rowsOf("maker").stream()
        .filter(maker -> maker.get("code").equals(code))
        .findFirst()
        .orElseThrow();
  }
}
