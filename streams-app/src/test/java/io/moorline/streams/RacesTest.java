package io.moorline.streams;

import static io.moorline.streams.Source.delete;
import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.row;
import static io.moorline.streams.Source.unchanged;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.IndexEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must hold whatever overtakes what. */
class RacesTest {

  private final Harness harness = Harness.ready();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void shouldDeriveNothingThatTheSameTransactionBrings() {
    // When
    harness.commit(
        insert("detail", "id", "1", "no", "n1", "plan", "p1"), insert("plan", "code", "P1"));

    // Then
    assertThat(harness.changes("detail")).hasSize(1);
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldNotDeriveBeforeTheReferenceWasReadPastTheRow() {
    // Given
    harness.source().marks();

    // When
    harness.source().transaction(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // Then
    assertThat(harness.derived()).isEmpty();

    // When
    harness.source().mark("portfolio");

    // Then
    assertThat(harness.derived()).isEmpty();

    // When
    harness.source().mark("plan");

    // Then
    assertThat(harness.derived()).hasSize(1);
  }

  @Test
  void shouldWriteOnlyTheLastVersionOfARowThatIsUpdatedWhileItWaits() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1", "portfolio", null));

    // When
    harness.commit(update("detail", "id", "1", "no", "n2", "plan", "p1"));
    harness.settle();

    // Then
    assertThat(harness.rows("detail")).containsExactly(row("no", "N2", "plan", "P1"));
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldKeepALargeValueThatOnlyTheWaitingVersionHad() {
    // Given
    BigDecimal amount = new BigDecimal("12.50");
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1", "amount", amount));

    // When
    harness.commit(
        unchanged(List.of("amount"), update("detail", "id", "1", "no", "n2", "plan", "p1")));
    harness.commit(
        unchanged(List.of("amount"), update("detail", "id", "1", "no", "n3", "plan", "p1")));
    harness.settle();

    // Then
    assertThat(harness.rows("detail"))
        .containsExactly(row("no", "N3", "plan", "P1", "amount", amount));
  }

  @Test
  void shouldForgetTheKeyOfAnOlderVersion() {
    // Given
    harness.source().transaction(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // When
    harness.source().transaction(update("detail", "id", "1", "no", "n1", "plan", "p2"));
    harness.source().marks();

    // Then
    assertThat(harness.derived())
        .extracting(record -> record.get("key").toString())
        .containsExactly("P2");
  }

  @Test
  void shouldNotWriteARowThatIsDeletedWhileItWaits() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // When
    harness.commit(delete("detail", "id", "1"));
    harness.settle();

    // Then
    assertThat(harness.changes("detail")).isEmpty();
    assertThat(harness.gauge("moorline.parked.rows")).isZero();
  }

  @Test
  void shouldDeriveNothingForRowsThatWentBeforeItWasDecided() {
    // Given
    harness.source().transaction(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // When
    harness.source().transaction(delete("detail", "id", "1"));
    harness.source().marks();

    // Then
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldDeriveFromTheRowsThatStillWait() {
    // Given
    harness
        .source()
        .transaction(
            insert("detail", "id", "1", "no", "1", "plan", "p1", "plan_title", "gone"),
            insert("detail", "id", "2", "no", "2", "plan", "p1", "plan_title", "here"));

    // When
    harness.source().transaction(delete("detail", "id", "1"));
    harness.source().marks();

    // Then
    assertThat(harness.writeReferences())
        .singleElement()
        .satisfies(change -> assertThat(change.row()).containsEntry("title", "here"));
  }

  @Test
  void shouldIgnoreAnAnswerToAVersionThatIsGone() {
    // Given
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));
    String id = harness.waiting().keySet().iterator().next();
    Position older = harness.waiting().get(id).version();
    harness.commit(update("detail", "id", "1", "no", "n2", "plan", "p1"));

    // When
    IndexEntry entry = new IndexEntry(older, Map.of("code", "P1"), Set.of(), false);
    harness.answer(new Answer(id, older, "plan|P1", new Linked<>(entry), false));

    // Then
    assertThat(harness.changes("detail")).isEmpty();
    assertThat(harness.waiting()).hasSize(1);
  }

  @Test
  void shouldIgnoreARowThatArrivesTwiceOrTooLate() {
    // Given
    Harness twice = harness;
    twice.freezeIndex();
    twice.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));

    // When
    twice.repeatLast("detail");
    twice.settle();

    // Then
    assertThat(twice.changes("detail")).hasSize(1);
    assertThat(twice.derived()).hasSize(1);
  }

  @Test
  void shouldHoldWithAReplicatedIndexThatLearnsNothing() {
    // Given
    harness.freezeIndex();
    harness.commit(insert("plan", "code", "P1"));

    // When
    harness.commit(insert("detail", "id", "1", "no", "1", "plan", "p1"));
    harness.commit(insert("detail", "id", "2", "no", "2", "plan", "p2", "portfolio", "f2"));
    harness.settle();

    // Then
    assertThat(harness.rows("detail")).extracting(row -> row.get("no")).containsExactly("1", "2");
    assertThat(harness.derived())
        .extracting(record -> record.get("key").toString())
        .containsExactlyInAnyOrder("P2", "F2");
  }

  @Test
  void shouldWaitForAChangeOfTheKeyWhenARowIsHandedBack() {
    // Given
    harness.commit(insert("plan", "code", "P1"));
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));
    RowChange change = harness.changes("detail").get(0);

    // When
    harness.handBack("detail", change, change.relies().get(0));

    // Then
    assertThat(harness.changes("detail")).isEmpty();
    assertThat(harness.derived()).isEmpty();

    // When
    harness.commit(delete("plan", "code", "P1"));
    harness.settle();

    // Then
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.rows("detail")).containsExactly(row("no", "N1", "plan", "P1"));
  }

  @Test
  void shouldSendAHandedBackRowOnWhenItsReferenceCameBack() {
    // Given
    harness.commit(insert("plan", "code", "P1"));
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));
    RowChange change = harness.changes("detail").get(0);
    harness.commit(delete("plan", "code", "P1"));
    harness.commit(insert("plan", "code", "p 1"));

    // When
    harness.handBack("detail", change, change.relies().get(0));

    // Then
    assertThat(harness.rows("detail")).containsExactly(row("no", "N1", "plan", "p 1"));
    assertThat(harness.derived()).isEmpty();
  }

  @Test
  void shouldGoOnWithTheOtherRowOfAKeyWhenTheOneReliedOnIsDeleted() {
    // Given two rows of one snapshot, the second of which came late
    harness.source().newSnapshot();
    harness.source().found("plan", "code", "P1");
    harness.source().found("note", "id", "1", "no", "n1", "plan", "p1");
    harness.source().found("plan", "code", "p 1");
    harness.source().snapshotComplete();
    RowChange change = harness.changes("note").get(0);
    harness.commit(delete("plan", "code", "P1"));

    // When
    harness.handBack("note", change, change.relies().get(0));

    // Then
    assertThat(harness.rows("note")).containsExactly(row("no", "n1", "plan", "p 1"));
  }

  @Test
  void shouldDeriveAgainWhenTheDerivedRowDisappearsWhileRowsWait() {
    // Given
    harness.commit(insert("plan", "code", "P1"));
    harness.commit(insert("detail", "id", "1", "no", "n1", "plan", "p1"));
    RowChange change = harness.changes("detail").get(0);
    harness.commit(delete("plan", "code", "P1"));
    harness.handBack("detail", change, change.relies().get(0));
    harness.writeReferences();
    assertThat(harness.derived()).hasSize(1);

    // When
    harness.commit(insert("plan", "code", "P1"), delete("plan", "code", "P1"));
    harness.commit(insert("detail", "id", "2", "no", "n2", "plan", "p1"));

    // Then
    assertThat(harness.derived()).hasSize(1);
    assertThat(harness.changes("detail")).hasSize(1);
  }
}
