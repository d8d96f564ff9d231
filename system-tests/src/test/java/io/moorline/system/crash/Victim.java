package io.moorline.system.crash;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is killed; of streams-app and the sink there are two. */
enum Victim {
  SOURCE("source"),
  STREAMS_1("streams"),
  STREAMS_2("streams"),
  SINK_1("sink"),
  SINK_2("sink"),
  POSTGRES(""),
  KAFKA("");

  static final List<Victim> STREAMS = List.of(STREAMS_1, STREAMS_2);
  static final List<Victim> SINKS = List.of(SINK_1, SINK_2);

  /** The processes of Moorline. */
  static final List<Victim> PARTS =
      Arrays.stream(values()).filter(victim -> !victim.command.isEmpty()).toList();

  private final String command;

  Victim(String command) {
    this.command = command;
  }

  /** What {@code moorline run} calls it. */
  String command() {
    return command;
  }

  /** The other one of two. */
  Victim partner() {
    return PARTS.stream()
        .filter(other -> other != this && other.command.equals(command))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
