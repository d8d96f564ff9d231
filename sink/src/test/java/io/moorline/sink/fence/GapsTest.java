package io.moorline.sink.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moorline.runtime.UserError;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapsTest {

  private static final TopicPartition PARTITION = new TopicPartition("topic", 3);

  @ParameterizedTest(name = "written up to {0} of {1}, committed {2} by {3}, there are {4}-{5}")
  @CsvSource({
    "20, same, 20, sink,  0, 30",
    "20, same, 20, sink, 20, 20",
    "  ,     ,   ,     ,  0, 30",
    "20, same,   ,     , 20, 30",
    "  ,     , 10, tool, 10, 30",
  })
  void shouldGoOnWithoutAGap(
      Long written, String topic, Long committed, String by, long first, long end) {
    assertThatCode(() -> look(written, topic, committed, by, first, end))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "written up to {0}, committed {1} by {2}, there are {3}-{4}: {5}")
  @CsvSource({
    "20, 20, sink, 21, 30, offsets 20 to 20",
    "20,  5, tool, 10, 30, offsets 5 to 9",
    "20,   ,     , 25, 30, offsets 20 to 24",
    "  ,   ,     , 10, 30, offsets 0 to 9",
    "  , 20, sink, 10, 30, offsets 0 to 9",
  })
  void shouldNameWhatWasRemovedUnread(
      Long written, Long committed, String by, long first, long end, String gap) {
    assertThatThrownBy(() -> look(written, "same", committed, by, first, end))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has removed records")
        .hasMessageContaining("topic partition 3: " + gap);
  }

  @ParameterizedTest(name = "written up to {0} of {1}, there are {2}-{3}")
  @CsvSource({"20, other, 0, 30", "20, other, 25, 30", "20, same, 0, 19"})
  void shouldRefuseAnotherTopic(long written, String topic, long first, long end) {
    assertThatThrownBy(() -> look(written, topic, written, "sink", first, end))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("made anew");
  }

  @Test
  void shouldTellHowToGoOnWithoutWhatIsMissing() {
    assertThatThrownBy(() -> look(20L, "other", null, null, 0, 30))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.remedy())
                    .contains("--bootstrap-server kafka:9092 --group group")
                    .contains("consumer_group = 'group' AND topic IN ('topic')"));
  }

  private static void look(
      Long written, String topic, Long committed, String by, long first, long end) {
    Optional<Committed> offset =
        Optional.ofNullable(committed).map(known -> new Committed(known, by.equals("sink")));
    InKafka kafka = new InKafka(offset, first, end, "same");
    Optional<Fence> fence = Optional.ofNullable(written).map(next -> new Fence(1, 0, next, topic));
    Gaps gaps = new Gaps("kafka:9092", "group");
    gaps.look(PARTITION, kafka, fence, Start.decide(kafka, fence));
    gaps.refuse();
  }
}
