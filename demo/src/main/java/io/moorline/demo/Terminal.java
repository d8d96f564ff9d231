package io.moorline.demo;

import java.util.Map;

/**
 * What standard error is connected to. Java cannot tell; the launcher can.
 *
 * @param interactive a person watches, on something that can be drawn on
 */
record Terminal(boolean interactive, int columns) {

  private static final int DEFAULT_COLUMNS = 80;

  static Terminal of(Map<String, String> environment) {
    String columns = environment.getOrDefault("MOORLINE_TERMINAL", "");
    return columns.matches("[1-9][0-9]{0,3}")
        ? new Terminal(true, Integer.parseInt(columns))
        : new Terminal(false, DEFAULT_COLUMNS);
  }
}
