package io.moorline.rules.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.normalize.Blank;
import io.moorline.rules.resolve.Candidate.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rows that know something about one key; a failure tells its seed. */
class CandidatePropertyTest {

  private static final int BATCHES = 20;
  private static final int CASES = 200;

  private static final List<String> COLUMNS = List.of("a", "b", "年金");
  private static final List<String> TEXTS = List.of("x", "y", "z", "", " ", "\u3000", "\u200b");

  private record Row(Map<String, String> texts, int position) {

    Candidate<Integer> candidate() {
      return Candidate.of(texts, position);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, BATCHES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldMergeInAnyOrderAndGrouping(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Candidate<Integer> a = merged(rows(random));
      Candidate<Integer> b = merged(rows(random));
      Candidate<Integer> c = merged(rows(random));
      assertThat(a.merge(b)).as("commutative").isEqualTo(b.merge(a));
      assertThat(a.merge(b).merge(c)).as("associative").isEqualTo(a.merge(b.merge(c)));
      assertThat(a.merge(a)).as("idempotent").isEqualTo(a);
      assertThat(a.merge(b).merge(a)).as("again").isEqualTo(a.merge(b));
      assertThat(a.merge(Candidate.empty())).as("identity").isEqualTo(a);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldTakeTheFirstThatIsNotBlank(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      List<Row> rows = rows(random);
      assertThat(merged(rows).values()).isEqualTo(first(rows));
    }
  }

  /** The same, said in another way. */
  private static Map<String, Value<Integer>> first(List<Row> rows) {
    Map<String, Value<Integer>> first = new TreeMap<>();
    for (String column : COLUMNS) {
      rows.stream()
          .filter(row -> row.texts().containsKey(column))
          .filter(row -> !Blank.is(row.texts().get(column)))
          .min(Comparator.comparing(Row::position).thenComparing(row -> row.texts().get(column)))
          .ifPresent(
              row -> first.put(column, new Value<>(row.texts().get(column), row.position())));
    }
    return first;
  }

  private static Candidate<Integer> merged(List<Row> rows) {
    return rows.stream().map(Row::candidate).reduce(Candidate.empty(), Candidate::merge);
  }

  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      Map<String, String> texts = new HashMap<>();
      for (String column : COLUMNS) {
        if (random.nextBoolean()) {
          texts.put(column, TEXTS.get(random.nextInt(TEXTS.size())));
        }
      }
      rows.add(new Row(texts, random.nextInt(4)));
    }
    return rows;
  }
}
