package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code kafka}. */
final class KafkaReader {

  private static final String SERVER = "([^\\s,:/\\[\\]]+|\\[[0-9a-fA-F:.]+]):\\d{1,5}";
  private static final Pattern SERVERS = Pattern.compile(SERVER + "(\\s*,\\s*" + SERVER + ")*");
  private static final String FOREVER = "forever";
  private static final Duration USUAL_KEEP = Duration.ofDays(30);
  private static final Duration SHORTEST_KEEP = Duration.ofHours(1);
  private static final int USUAL_PARTITIONS = 6;
  private static final int MAX_PARTITIONS = 1_000;
  private static final int MAX_REPLICATION = 9;

  private final Problems problems;
  private final Numbers numbers;

  KafkaReader(Problems problems) {
    this.problems = problems;
    this.numbers = new Numbers(problems);
  }

  Kafka read(Section section) {
    String servers = section.text("servers");
    checkServers(section.path("servers"), servers);
    Kafka kafka =
        new Kafka(
            servers,
            new KafkaSettings(problems).read(section.optionalSection("settings")),
            numbers.read(section, "partitions", MAX_PARTITIONS).orElse(USUAL_PARTITIONS),
            numbers
                .read(section, "replication", MAX_REPLICATION)
                .map(Integer::shortValue)
                .orElse(Kafka.AS_THE_BROKERS_SAY),
            keep(section));
    section.refuseOthers();
    return kafka;
  }

  private void checkServers(String path, String servers) {
    if (!servers.isEmpty() && !SERVERS.matcher(servers).matches()) {
      problems.add(path, "is not a list of servers", "Write host:port, or several with commas.");
    }
  }

  private Optional<Duration> keep(Section section) {
    Optional<String> text = section.optionalText("keep");
    if (text.isEmpty()) {
      return Optional.of(USUAL_KEEP);
    }
    Optional<Duration> keep =
        Durations.parse(text.get()).filter(time -> time.compareTo(SHORTEST_KEEP) >= 0);
    if (keep.isEmpty() && !text.get().equals(FOREVER)) {
      problems.add(
          section.path("keep"),
          "is not a time to keep records",
          "Write \"30 days\", \"12 hours\", \"4 weeks\" or " + FOREVER + ".");
    }
    return keep;
  }
}
