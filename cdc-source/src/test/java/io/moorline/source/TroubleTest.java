package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.SchemaRegistry.RegistryException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "55006"})
  void shouldWaitForADatabaseThatIsAway(String state) {
    assertThat(Trouble.of(new CaptureException("x", new SQLException("x", state))))
        .isEqualTo(Trouble.INFRASTRUCTURE);
  }

  @Test
  void shouldWaitForKafkaAndTheRegistry() {
    assertThat(Trouble.of(new KafkaException(new TimeoutException("x"))))
        .isEqualTo(Trouble.INFRASTRUCTURE);
    assertThat(Trouble.of(new RuntimeException(new ConnectException())))
        .isEqualTo(Trouble.INFRASTRUCTURE);
    assertThat(Trouble.of(new RegistryException("x", false, null)))
        .isEqualTo(Trouble.INFRASTRUCTURE);
    assertThat(Trouble.of(new UserError(ExitCode.CANNOT_CONNECT, "x", "y")))
        .isEqualTo(Trouble.INFRASTRUCTURE);
  }

  @Test
  void shouldEndWhereTryingAgainCannotHelp() {
    assertThat(Trouble.of(new RegistryException("x", true, null))).isEqualTo(Trouble.FATAL);
    assertThat(Trouble.of(new CaptureException("x", new UserError(ExitCode.REFUSED, "x", "y"))))
        .isEqualTo(Trouble.FATAL);
  }

  @Test
  void shouldNotTellATakeoverFromATimeoutByTheErrorAlone() {
    assertThat(Trouble.of(new KafkaException(new ProducerFencedException("x"))))
        .isEqualTo(Trouble.FENCED);
    assertThat(Trouble.of(new InvalidProducerEpochException("x"))).isEqualTo(Trouble.FENCED);
  }

  @Test
  void shouldNotKnowOtherErrors() {
    assertThat(Trouble.of(new SQLException("syntax", "42601"))).isEqualTo(Trouble.UNKNOWN);
    assertThat(Trouble.of(new IllegalStateException())).isEqualTo(Trouble.UNKNOWN);
  }
}
