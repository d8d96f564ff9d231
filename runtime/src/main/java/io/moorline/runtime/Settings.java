package io.moorline.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a process is told beside its pipeline file.
 *
 * @param stateDir where streams-app keeps its stores
 * @param httpHost where health and metrics are served
 * @param httpPort 0: any free port
 * @param serverWait how long it waits, before it starts, for servers that do not answer yet
 */
public record Settings(Path stateDir, String httpHost, int httpPort, Duration serverWait) {

  public static final String STATE_DIR = "MOORLINE_STATE_DIR";
  public static final String HTTP_HOST = "MOORLINE_HTTP_HOST";
  public static final String HTTP_PORT = "MOORLINE_HTTP_PORT";
  public static final String WAIT = "MOORLINE_WAIT";

  public static final String DEFAULT_STATE_DIR = ".moorline/state";

  /** Reachable from this machine alone: there is no log-in in front of it. */
  public static final String DEFAULT_HTTP_HOST = "127.0.0.1";

  public static final String DEFAULT_HTTP_PORT = "8080";
  public static final String DEFAULT_WAIT = "5m";

  private static final String FOREVER = "forever";
  private static final int LAST_PORT = 65535;

  public Settings {
    if (httpPort < 0 || httpPort > LAST_PORT) {
      throw wrongPort(Integer.toString(httpPort));
    }
  }

  /** With servers that answer already. */
  public Settings(Path stateDir, String httpHost, int httpPort) {
    this(stateDir, httpHost, httpPort, Duration.ZERO);
  }

  public static Settings from(Map<String, String> environment) {
    return new Settings(
        Path.of(environment.getOrDefault(STATE_DIR, DEFAULT_STATE_DIR)),
        environment.getOrDefault(HTTP_HOST, DEFAULT_HTTP_HOST),
        port(environment.getOrDefault(HTTP_PORT, DEFAULT_HTTP_PORT)),
        serverWait(environment.getOrDefault(WAIT, DEFAULT_WAIT)));
  }

  /** Reads a duration, or {@code forever}. */
  public static Duration serverWait(String text) {
    if (text.equals(FOREVER)) {
      return Duration.ofNanos(Long.MAX_VALUE);
    }
    return Durations.parse(text)
        .orElseThrow(
            () ->
                new UserError(
                    ExitCode.USAGE,
                    "not a time to wait: " + text,
                    "Give --wait or "
                        + WAIT
                        + " a duration such as 90s, 5m or 2h, 0s to fail at once, or forever."));
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrongPort(text);
    }
  }

  private static UserError wrongPort(String text) {
    return new UserError(
        ExitCode.USAGE,
        "not a port: " + text,
        "Give --http-port or " + HTTP_PORT + " a number from 0 (any free port) to 65535.");
  }
}
