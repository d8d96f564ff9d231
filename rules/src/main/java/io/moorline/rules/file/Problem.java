package io.moorline.rules.file;

/**
 * One thing that is wrong with a file.
 *
 * @param path of the setting, as {@code databases.warehouse.password}; empty: the whole file
 * @param line counted from 1
 * @param message what is wrong
 * @param hint what to write instead; may be empty
 */
public record Problem(String path, int line, String message, String hint) {

  /** As a line of a report, with the place in front as editors and terminals link it. */
  public String describe(String fileName) {
    String place = fileName + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ");
    return place + message + (hint.isEmpty() ? "" : System.lineSeparator() + "    " + hint);
  }
}
