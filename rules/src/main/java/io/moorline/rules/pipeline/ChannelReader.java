package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.pipeline.Channel.InLog;
import io.moorline.rules.pipeline.Channel.InTopic;
import io.moorline.rules.pipeline.Channel.Way;
import io.moorline.rules.pipeline.Channel.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code notify}. */
final class ChannelReader {

  private static final String WEBHOOK = "webhook";
  private static final String TOPIC = "topic";
  private static final String LOG = "log";
  private static final Duration USUAL = Duration.ofDays(1);

  private final Problems problems;

  ChannelReader(Problems problems) {
    this.problems = problems;
  }

  List<Channel> read(Optional<Section> notify) {
    return notify.stream()
        .flatMap(section -> section.allSections().entrySet().stream())
        .map(channel -> read(channel.getKey(), channel.getValue()))
        .toList();
  }

  private Channel read(String name, Section section) {
    Channel channel =
        new Channel(
            name, way(section), Durations.read(section, "give up after", problems).orElse(USUAL));
    section.refuseOthers();
    return channel;
  }

  private Way way(Section section) {
    Optional<Way> webhook = section.optionalSecret(WEBHOOK).map(url -> webhook(section, url));
    Optional<Way> topic = section.optionalText(TOPIC).map(name -> topic(section, name));
    Optional<Way> log =
        Optional.<Way>of(new InLog()).filter(way -> YesNo.read(section, LOG, false, problems));
    List<Way> ways = Stream.of(webhook, topic, log).flatMap(Optional::stream).toList();
    boolean named = section.names().contains(WEBHOOK) || section.names().contains(TOPIC);
    if (ways.size() > 1 || ways.isEmpty() && !named) {
      problems.add(
          section.path(),
          ways.isEmpty() ? "does not say how it is reached" : "is reached in several ways",
          "Write one of webhook: \"${NAME}\", topic: name, log: yes.");
    }
    return ways.isEmpty() ? new InLog() : ways.get(0);
  }

  private Way webhook(Section section, String url) {
    if (!url.isEmpty() && !WebAddresses.isOne(url)) {
      problems.add(section.path(WEBHOOK), "is not a web address", "Set it to https://host/path.");
    }
    return new Webhook(new Secret(url));
  }

  private Way topic(Section section, String name) {
    if (!name.isEmpty() && !name.matches("[a-zA-Z0-9._-]{1,249}")) {
      problems.add(section.path(TOPIC), "is no topic's name", "Use a-z, 0-9, '.', '_' and '-'.");
    }
    return new InTopic(name);
  }
}
