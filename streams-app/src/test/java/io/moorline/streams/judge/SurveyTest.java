package io.moorline.streams.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.schemas.Position;
import io.moorline.streams.message.IndexEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurveyTest {

  private static final List<String> REFERENCES = List.of("plan", "planet");
  private static final IndexEntry ENTRY =
      new IndexEntry(new Position(1, 1, 0), Map.of(), Set.of(), false);
  private static final long AN_HOUR = Duration.ofHours(1).toNanos();

  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("existing"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final ExistingRows existing = new ExistingRows(store);
  private final List<String> found = new ArrayList<>();

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
  }

  @Test
  void shouldFindEachKeyOfTheReferenceOnce() {
    // Given
    exist("plan|A", "plan|A|1", "plan|年", "planet|B", "place|C");
    Survey<byte[]> survey = survey();
    survey.begin("plan");

    // When
    boolean ended = goOn(survey, AN_HOUR);

    // Then
    assertThat(ended).isTrue();
    assertThat(found).containsExactlyInAnyOrder("plan|A", "plan|A|1", "plan|年");
    assertThat(goOn(survey, AN_HOUR)).isFalse();
    assertThat(found).hasSize(3);
  }

  @Test
  void shouldGoOnAfterARestartWhereItWas() {
    // Given
    String[] keys = IntStream.range(0, 250).mapToObj(i -> "plan|" + i).toArray(String[]::new);
    exist(keys);
    survey().begin("plan");

    // When
    boolean first = goOn(survey(), 0);

    // Then
    assertThat(first).isFalse();
    assertThat(found).hasSize(Survey.STEP);

    // When
    goOn(survey(), AN_HOUR);

    // Then
    assertThat(found).containsExactlyInAnyOrder(keys);
    assertThat(goOn(survey(), AN_HOUR)).isFalse();
  }

  @Test
  void shouldNotLetOneReferenceWaitForAnother() {
    // Given
    exist(IntStream.range(0, 250).mapToObj(i -> "plan|" + i).toArray(String[]::new));
    exist("planet|B");
    Survey<byte[]> survey = survey();
    survey.begin("plan");
    survey.begin("planet");

    // When
    goOn(survey, 0);

    // Then
    assertThat(found).contains("planet|B").hasSize(Survey.STEP + 1);
  }

  @Test
  void shouldBeginAnewWhenAskedToMeanwhile() {
    // Given
    String[] keys = IntStream.range(0, 250).mapToObj(i -> "plan|" + i).toArray(String[]::new);
    exist(keys);
    Survey<byte[]> survey = survey();
    survey.begin("plan");
    goOn(survey, 0);
    found.clear();

    // When
    survey.begin("plan");
    goOn(survey, AN_HOUR);

    // Then
    assertThat(found).containsExactlyInAnyOrder(keys);
  }

  private void exist(String... keys) {
    for (String key : keys) {
      existing.change(key, "row", ENTRY);
    }
  }

  private Survey<byte[]> survey() {
    return new Survey<>("$", existing, store, REFERENCES);
  }

  private boolean goOn(Survey<byte[]> survey, long nanos) {
    return survey.goOn(nanos, (key, rows) -> found.add(key));
  }
}
