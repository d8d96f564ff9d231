package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private static final Status STATUS =
      new Status(200, 100, 52, 90, 4, 3, 50, 2, Duration.ofMillis(1_250), Duration.ofSeconds(7));

  private final StringWriter written = new StringWriter();
  private final PrintWriter err = new PrintWriter(written, true);

  @Test
  void shouldRedrawOneLineThatFitsTheTerminal() {
    // Given
    Screen screen = Screen.of(err, Terminal.of(Map.of("MOORLINE_TERMINAL", "40")));

    // When
    screen.show(STATUS);
    screen.show(STATUS);

    // Then
    String line = "\r\u001b[K" + StatusLine.of(STATUS).substring(0, 39);
    assertThat(written).hasToString(line + line);
  }

  @Test
  void shouldWriteJsonWithoutControlCharactersWhereNobodyWatches() {
    // Given
    Screen screen = Screen.of(err, Terminal.of(Map.of()));

    // When
    screen.show(STATUS);

    // Then
    assertThat(written)
        .hasToString(
            "{\"seconds\":7,\"total\":200,\"loaded\":100,\"settled\":52,\"captured\":90,\"parked\":4,\"derived\":3,\"written\":50,\"quarantined\":2,\"lagRows\":48,\"lagSeconds\":1.25}\n");
    assertThat(screen.interval()).isEqualTo(Duration.ofSeconds(5));
  }
}
