package io.moorline.cli;

import io.moorline.runtime.Settings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a running process keeps its state and shows its health. */
final class ServeOptions {

  @Option(
      names = "--http-host",
      paramLabel = "HOST",
      defaultValue = "${env:" + Settings.HTTP_HOST + ":-" + Settings.DEFAULT_HTTP_HOST + "}",
      description =
          "Serve health and metrics on this address ("
              + Settings.HTTP_HOST
              + "; default: "
              + Settings.DEFAULT_HTTP_HOST
              + ").")
  private String httpHost = Settings.DEFAULT_HTTP_HOST;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "${env:" + Settings.HTTP_PORT + ":-" + Settings.DEFAULT_HTTP_PORT + "}",
      description =
          "On this port; 0: any free one ("
              + Settings.HTTP_PORT
              + "; default: "
              + Settings.DEFAULT_HTTP_PORT
              + ").")
  private int httpPort;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "${env:" + Settings.STATE_DIR + ":-" + Settings.DEFAULT_STATE_DIR + "}",
      description =
          "Where streams keeps its stores ("
              + Settings.STATE_DIR
              + "; default: "
              + Settings.DEFAULT_STATE_DIR
              + ").")
  private Path stateDir = Path.of(Settings.DEFAULT_STATE_DIR);

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "${env:" + Settings.WAIT + ":-" + Settings.DEFAULT_WAIT + "}",
      description =
          "Wait this long at the start for servers that do not answer yet: 90s, 5m, 2h, 0s to fail"
              + " at once, or forever ("
              + Settings.WAIT
              + "; default: "
              + Settings.DEFAULT_WAIT
              + ").")
  private String wait = Settings.DEFAULT_WAIT;

  Settings settings() {
    return new Settings(stateDir, httpHost, httpPort, Settings.serverWait(wait));
  }
}
