package io.moorline.streams.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class EndedReadingTest {

  @Test
  void shouldNameThePartitionWhosePlaceIsGone() {
    // Given
    var gone = new OffsetOutOfRangeException(Map.of(new TopicPartition("test.cdc.plan", 3), 12L));

    // When
    Throwable explained = EndedReading.explained(new StreamsException("no reset", gone));

    // Then
    assertThat(explained)
        .isInstanceOfSatisfying(
            UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.REFUSED))
        .hasMessageContaining("test.cdc.plan-3");
  }

  @Test
  void shouldTellOfATopicThatWasDeleted() {
    // When
    Throwable explained = EndedReading.explained(new MissingSourceTopicException("missing"));

    // Then
    assertThat(explained).isInstanceOf(UserError.class).hasMessageContaining("was deleted");
  }

  @Test
  void shouldLeaveOtherFailuresAsTheyAre() {
    // Given
    RuntimeException other = new IllegalStateException("other");

    // When
    // Then
    assertThat(EndedReading.explained(other)).isSameAs(other);
  }
}
