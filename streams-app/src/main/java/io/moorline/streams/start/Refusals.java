package io.moorline.streams.start;

import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import io.moorline.schemas.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why reading cannot begin, and what to do. */
final class Refusals {

  private static final String ANEW = "(docs/reliability.md, \"Beginning anew\")";
  private static final String FORGET =
      "Let streams-app forget all it knows, and read everything again " + ANEW + ".";
  private static final String SNAPSHOT =
      "take a new snapshot, which brings the rows as they are now " + ANEW + ".";

  private final String servers;
  private final Topics topics;

  Refusals(String servers, Topics topics) {
    this.servers = servers;
    this.topics = topics;
  }

  UserError removed(List<Reading> readings) {
    return refused(
        "Kafka has removed records that streams-app has not read"
            + list(readings.stream().map(Refusals::removed).toList()),
        "Keep records longer (kafka.keep). To go on without these, stop every streams-app and run\n"
            + reset(readings)
            + "\nthen "
            + SNAPSHOT);
  }

  UserError cutShort(List<Reading> readings) {
    return refused(
        "topics end before what streams-app has read of them, so they were made anew"
            + list(readings.stream().map(Refusals::cutShort).toList()),
        "Stop every streams-app, run\n" + reset(readings) + "\nand " + SNAPSHOT);
  }

  UserError madeAnew(Collection<String> names) {
    return refused(
        "topics were deleted, or made anew, since streams-app read them; what they held is gone"
            + list(names),
        "Delete topic "
            + topics.topicIds().name()
            + ", which names those that are gone, start streams-app, and "
            + SNAPSHOT);
  }

  UserError ownMadeAnew(Collection<String> names) {
    return refused(
        "topics were deleted, or made anew, in which streams-app keeps what it knows" + list(names),
        FORGET);
  }

  /** Old rows, read again over what is known today, would be taken for new ones. */
  UserError forgotten(List<Reading> readings) {
    return refused(
        "Kafka has forgotten how far streams-app has read (offsets.retention.minutes)"
            + list(readings.stream().map(Refusals::name).toList()),
        FORGET);
  }

  UserError busy() {
    return refused(
        "group "
            + topics.streamsGroup()
            + " has members that do not read all topics of the pipeline",
        "Stop every streams-app, then start them with the same pipeline file; one that was killed"
            + " leaves the group after 10 seconds.");
  }

  private static UserError refused(String what, String remedy) {
    return new UserError(ExitCode.REFUSED, what, remedy);
  }

  private static String list(Collection<String> lines) {
    return lines.stream().map(line -> "\n  - " + line).collect(Collectors.joining("", ":", ""));
  }

  private static String removed(Reading reading) {
    return name(reading)
        + ": offsets "
        + reading.next()
        + " to "
        + (reading.first() - 1)
        + (reading.isBegun() ? "" : "; Kafka does not know whether they were read");
  }

  private static String cutShort(Reading reading) {
    return name(reading) + ": read up to " + reading.next() + ", ends at " + reading.end();
  }

  private static String name(Reading reading) {
    return reading.partition().topic() + " partition " + reading.partition().partition();
  }

  /** The command that begins these partitions with what there is, for a shell. */
  private String reset(List<Reading> readings) {
    Map<String, String> partitions = new TreeMap<>();
    for (Reading reading : readings) {
      partitions.merge(
          reading.partition().topic(),
          Integer.toString(reading.partition().partition()),
          (one, other) -> one + "," + other);
    }
    return partitions.entrySet().stream()
        .map(topic -> " --topic " + topic.getKey() + ":" + topic.getValue())
        .collect(
            Collectors.joining(
                "",
                "kafka-consumer-groups --bootstrap-server "
                    + servers
                    + " --group "
                    + topics.streamsGroup()
                    + " --reset-offsets --to-earliest --execute",
                ""));
  }
}
