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
      Layout.mirror(TABLE, List.of("id", "a", "b"), "_source_position", "_data_version");
  private static final Layout REFERENCE = Layout.of(TABLE, List.of("id", "a", "b"));
  private static final Source CHILD = new Source(1, "child", TABLE, "child", true, List.of());
  private static final Source PARENT = new Source(0, "parent", TABLE, "parent", false, List.of());

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
  void shouldNotForceWhenAllStatesAreTheSame() {
    // Given
    reducer.add(upsert(1, 10, 0, "a", null));
    reducer.add(upsert(1, 20, 1, "a", null));

    // When / Then
    assertThat(only().forced()).isFalse();
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

  private Row only() {
    return reducer.groups().get(0).rows().get(0);
  }

  private static @Nullable String text(Row row, int field) {
    byte[] value = row.fields()[field];
    return value == null ? null : row.layout().columns().get(field).codec().text(value);
  }

  private static Row upsert(
      long id, long order, long offset, @Nullable String a, @Nullable String b) {
    return row(Intent.UPSERT, CHILD, MIRROR, id, order, offset, a, b);
  }

  private static Row derived(Intent intent, long order, @Nullable String a, @Nullable String b) {
    return row(intent, PARENT, REFERENCE, 1, order, order, a, b);
  }

  private static Row row(
      Intent intent,
      Source source,
      Layout layout,
      long id,
      long order,
      long offset,
      @Nullable String a,
      @Nullable String b) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", id);
    values.put("a", a);
    values.put("b", b);
    Step step =
        new Step(
            source,
            new ConsumerRecord<>("topic", 0, offset, null, null),
            new Position(1, 1, order),
            new Evidence("", "", ""),
            List.of(),
            0);
    return new Row(intent, layout, step, layout.encode(values), new BitSet(), 0, false);
  }
}
