package io.moorline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.Proxy;
import io.moorline.devstack.Proxy.Fate;
import io.moorline.devstack.SharedStack;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Told to end, a process ends, whatever its servers do. */
class CaptureStopIT {

  private static final int BY_SIGTERM = 143;

  @Test
  void shouldEndAlthoughTheServerNoLongerAnswers() throws Exception {
    int port = SharedStack.get().postgres().port();
    AtomicBoolean silent = new AtomicBoolean();
    try (CaptureScenario scenario = new CaptureScenario("silent_server");
        Proxy proxy = new Proxy(port, (bytes, answer) -> silent.get() ? Fate.SILENCE : Fate.PASS)) {
      // Given
      scenario.setUp();
      String behindProxy =
          scenario.yaml().replace("127.0.0.1:" + port, "127.0.0.1:" + proxy.port());
      assertThat(behindProxy).isNotEqualTo(scenario.yaml());
      Process process = scenario.children().start(SourceMain.class, behindProxy);
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (1)");
      await()
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptions()
          .until(() -> scenario.kafka().rowsWritten("scale") > 0);

      // When
      silent.set(true);
      scenario.execute("INSERT INTO staging.规模明细 (id) VALUES (2)");
      process.destroy();

      // Then
      assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("ended within its deadline").isTrue();
      assertThat(process.exitValue()).as(scenario.children().log()).isEqualTo(BY_SIGTERM);
      proxy.cut();
      scenario.captureAll(scenario.start());
      assertThat(scenario.kafka().rows("scale"))
          .extracting(row -> row.value("id"))
          .containsExactlyInAnyOrder(1L, 2L);
    }
  }
}
