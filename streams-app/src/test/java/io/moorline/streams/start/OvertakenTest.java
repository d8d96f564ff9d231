package io.moorline.streams.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class OvertakenTest {

  @Test
  void shouldKnowAThreadWhoseTransactionKafkaGaveUp() {
    Throwable failure =
        new StreamsException("committing", new InvalidTxnStateException("in an invalid state"));

    assertThat(Overtaken.is(failure)).isTrue();
  }

  @Test
  void shouldLetOtherFailuresBeFailures() {
    Throwable failure = new StreamsException("sending", new RecordTooLargeException("too large"));

    assertThat(Overtaken.is(failure)).isFalse();
  }
}
