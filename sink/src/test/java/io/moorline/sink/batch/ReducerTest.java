package io.moorline.sink.batch;

import static io.moorline.sink.TestTables.column;
import static io.moorline.sink.TestTables.position;
import static io.moorline.sink.TestTables.table;
import static io.moorline.sink.TestTables.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetTable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReducerTest {

  private static final TargetTable TABLE =
      table(
          "s",
          "t",
          List.of("id"),
          column("id", "int8"),
          column("a", "text"),
          column("b", "text"),
          position(),
          version());
  private static final Layout MIRROR =
      Layout.mirror(TABLE, List.of("id", "a", "b"), List.of(), "_source_position", "_data_version");
  private static final Layout NEWEST =
      Layout.mirror(
          TABLE, List.of("id", "a", "b"), List.of("a"), "_source_position", "_data_version");
  private static final Layout REFERENCE = Layout.of(TABLE, List.of("id", "a", "b"));
  private static final Layout PATCH = Layout.of(TABLE, List.of("id", "a"), List.of("a"));
  private static final Source CHILD =
      new Source(1, "child", TABLE, "child", true, List.of(), List.of());
  private static final Source PARENT =
      new Source(0, "parent", TABLE, "parent", false, List.of(), List.of());

  private final Reducer reducer = new Reducer();

  @Test
  void shouldKeepTheLastByPositionWhateverTheArrival() {
    // Given
    reducer.add(upsert(1, 30, 2, "c", "c"));
    reducer.add(upsert(1, 10, 0, "a", "a"));
    reducer.add(upsert(1, 20, 1, "b", "b"));

    // When
    Row row = only();

    // Then
    assertThat(text(row, 1)).isEqualTo("c");
    assertThat(row.coalesced()).isEqualTo(2);
    assertThat(row.step().record().offset()).isEqualTo(2);
    assertThat(row.forced()).isTrue();
  }

  @Test
  void shouldTakeTheLaterOffsetOfOnePosition() {
    // Given
    reducer.add(upsert(1, 10, 1, "new", null));
    reducer.add(upsert(1, 10, 0, "old", null));

    // When / Then
    assertThat(text(only(), 1)).isEqualTo("new");
  }

  @Test
  void shouldTakeTheHigherRevisionOfOnePositionWhateverTheOffsets() {
    // Given
    reducer.add(revision(3, 0, "linked"));
    reducer.add(revision(1, 1, "half linked"));

    // When
    Row row = only();

    // Then
    assertThat(text(row, 1)).isEqualTo("linked");
    assertThat(text(row, 3)).endsWith("-00000003");
  }

  @Test
  void shouldNotForceWhenAllStatesAreTheSame() {
    // Given
    reducer.add(upsert(1, 10, 0, "a", null));
    reducer.add(upsert(1, 20, 1, "a", null));

    // When / Then
    assertThat(only().forced()).isFalse();
  }

  @Test
  void shouldKeepTheNewestWhereRowsSayHowNewTheyAre() {
    // Given
    reducer.add(newest(30, "2026-01-01", "old"));
    reducer.add(newest(10, "2026-01-03", "new"));
    reducer.add(newest(20, "2026-01-02", "old"));

    // When
    Row row = only();

    // Then
    assertThat(text(row, 2)).isEqualTo("new");
    assertThat(row.coalesced()).isEqualTo(2);
    assertThat(row.behind()).as("an equal row that is newer").isLessThan(row.place());
    assertThat(newest(99, "2026-01-02", "old").place()).isLessThan(row.behind());
  }

  @Test
  void shouldTellTheVersionsOfOneRowApartByPosition() {
    // Given
    reducer.add(newest(20, "2026-01-01", "second"));
    reducer.add(newest(10, "2026-01-01", "first"));

    // When / Then
    assertThat(text(only(), 2)).isEqualTo("second");
    assertThat(only().behind()).isEqualTo(only().place());
  }

  @Test
  void shouldNotCountHowNewARowIsAsItsContent() {
    assertThat(newest(10, "2026-01-01", "same").guarded().version())
        .isEqualTo(newest(20, "2026-01-02", "same").guarded().version())
        .isNotEqualTo(newest(10, "2026-01-01", "other").guarded().version());
  }

  @Test
  void shouldTakeUntouchedColumnsFromTheEarlierChange() {
    // Given
    Row later = upsert(1, 20, 1, "new", null);
    later.untouched().set(2);
    reducer.add(upsert(1, 10, 0, "old", "kept"));
    reducer.add(later);

    // When
    Row row = only();

    // Then
    assertThat(text(row, 1)).isEqualTo("new");
    assertThat(text(row, 2)).isEqualTo("kept");
    assertThat(row.complete()).isTrue();
  }

  @Test
  void shouldKeepTheFirstInsertAndTheFirstValueOfEachFill() {
    // Given
    reducer.add(derived(Intent.INSERT_MISSING, 2, "second", null));
    reducer.add(derived(Intent.INSERT_MISSING, 1, "first", null));
    reducer.add(derived(Intent.FILL_DERIVED, 3, null, "x"));
    reducer.add(derived(Intent.FILL_DERIVED, 4, "late", "y"));

    // When
    List<Group> groups = reducer.groups();

    // Then
    assertThat(groups)
        .extracting(Group::intent)
        .containsExactly(Intent.INSERT_MISSING, Intent.FILL_DERIVED);
    assertThat(text(groups.get(0).rows().get(0), 1)).isEqualTo("first");
    Row fill = groups.get(1).rows().get(0);
    assertThat(text(fill, 1)).isEqualTo("late");
    assertThat(text(fill, 2)).isEqualTo("x");
    assertThat(fill.step().record().offset()).isEqualTo(4);
  }

  @Test
  void shouldPutParentsFirstAndSortKeys() {
    // Given
    for (long id : new long[] {3, 1, 2}) {
      reducer.add(upsert(id, 10, id, "a", null));
    }
    reducer.add(derived(Intent.INSERT_MISSING, 9, "p", null));

    // When
    List<Group> groups = reducer.groups();

    // Then
    assertThat(groups)
        .extracting(group -> group.source().dataset())
        .containsExactly("parent", "child");
    assertThat(groups.get(1).rows()).extracting(Row::entityKey).containsExactly("1", "2", "3");
  }

  @Test
  void shouldGiveEachPatchOfARowARoundOfItsOwn() {
    // Given
    reducer.add(patch(2, 1, "a", "b"));
    reducer.add(patch(1, 2, "a", "b"));
    reducer.add(patch(1, 3, "b", "c"));
    reducer.add(patch(1, 4, "a", "b"));

    // When
    List<Group> groups = reducer.groups();

    // Then
    assertThat(groups)
        .extracting(group -> group.rows().stream().map(Row::entityKey).toList())
        .containsExactly(List.of("1", "2"), List.of("1"), List.of("1"));
    assertThat(groups)
        .extracting(group -> group.rows().get(0).step().record().offset())
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void shouldTakeTheSamePatchAgainForOne() {
    // Given
    reducer.add(patch(1, 1, "a", "b"));
    reducer.add(patch(1, 2, "a", "b"));

    // When / Then
    assertThat(reducer.groups()).hasSize(1);
    assertThat(only().coalesced()).isEqualTo(1);
    assertThat(only().step().record().offset()).isEqualTo(1);
  }

  private Row only() {
    return reducer.groups().get(0).rows().get(0);
  }

  private static @Nullable String text(Row row, int field) {
    byte[] value = row.fields()[field];
    return value == null ? null : row.layout().columns().get(field).codec().text(value);
  }

  /** Changes column a. */
  private static Row patch(long id, long offset, String from, String to) {
    return row(
        Intent.PATCH, PARENT, PATCH, offset, offset, values(id, to, null), Map.of("a", from));
  }

  private static Row upsert(
      long id, long order, long offset, @Nullable String a, @Nullable String b) {
    return row(Intent.UPSERT, CHILD, MIRROR, order, offset, values(id, a, b), Map.of());
  }

  /** Column a says how new the row is. */
  private static Row newest(long order, String a, String b) {
    return row(Intent.UPSERT, CHILD, NEWEST, order, order, values(1, a, b), Map.of());
  }

  private static Row derived(Intent intent, long order, @Nullable String a, @Nullable String b) {
    return row(intent, PARENT, REFERENCE, order, order, values(1, a, b), Map.of());
  }

  private static Row revision(int revision, long offset, String a) {
    return row(Intent.UPSERT, CHILD, MIRROR, 10, revision, offset, values(1, a, null), Map.of());
  }

  private static Row row(
      Intent intent,
      Source source,
      Layout layout,
      long order,
      long offset,
      Map<String, @Nullable Object> values,
      Map<String, @Nullable Object> seen) {
    return row(intent, source, layout, order, 0, offset, values, seen);
  }

  private static Row row(
      Intent intent,
      Source source,
      Layout layout,
      long order,
      int revision,
      long offset,
      Map<String, @Nullable Object> values,
      Map<String, @Nullable Object> seen) {
    Step step =
        new Step(
            source,
            new ConsumerRecord<>("topic", 0, offset, null, null),
            new Position(1, 1, order),
            revision,
            new Evidence("", "", ""),
            List.of(),
            0);
    return new Row(intent, layout, step, layout.encode(values, seen), new BitSet(), 0, false);
  }

  private static Map<String, @Nullable Object> values(
      long id, @Nullable String a, @Nullable String b) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", id);
    values.put("a", a);
    values.put("b", b);
    return values;
  }
}
