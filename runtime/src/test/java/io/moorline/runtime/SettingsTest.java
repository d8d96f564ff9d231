package io.moorline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void shouldServeThisMachineAloneByDefault() {
    assertThat(Settings.from(Map.of()))
        .isEqualTo(
            new Settings(Path.of(".moorline/state"), "127.0.0.1", 8080, Duration.ofMinutes(5)));
  }

  @Test
  void shouldTakeEverythingFromTheEnvironment() {
    // Given
    Map<String, String> environment =
        Map.of(
            "MOORLINE_STATE_DIR", "/state",
            "MOORLINE_HTTP_HOST", "0.0.0.0",
            "MOORLINE_HTTP_PORT", "0",
            "MOORLINE_WAIT", "90s");

    // When, Then
    assertThat(Settings.from(environment))
        .isEqualTo(new Settings(Path.of("/state"), "0.0.0.0", 0, Duration.ofSeconds(90)));
  }

  @Test
  void shouldWaitAsLongAsItTakesWhenToldSo() {
    assertThat(Settings.serverWait("forever")).isGreaterThan(Duration.ofDays(36_500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5 m", "m", "-5m", ""})
  void shouldRefuseWhatIsNoTimeToWait(String text) {
    assertThatThrownBy(() -> Settings.serverWait(text))
        .isInstanceOf(UserError.class)
        .hasMessage("not a time to wait: " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", ""})
  void shouldRefuseWhatIsNoPort(String port) {
    assertThatThrownBy(() -> Settings.from(Map.of("MOORLINE_HTTP_PORT", port)))
        .isInstanceOf(UserError.class)
        .hasMessage("not a port: " + port);
  }
}
