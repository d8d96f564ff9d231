package io.moorline.cli;

import java.util.function.Supplier;

/** How a command prints its data; named as the option's values are. */
public enum OutputFormat {
  text,
  json;

  /** The form of the data that is asked for; the other one is not made. */
  public String of(Supplier<String> asText, Supplier<String> asJson) {
    return switch (this) {
      case text -> asText.get();
      case json -> asJson.get();
    };
  }
}
