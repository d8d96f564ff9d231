package io.moorline.sink;

import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.sink.batch.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topics that the sink reads and writes. */
final class SinkTopics {

  private static final String QUARANTINE_TABLE = "moorline.quarantine";

  private SinkTopics() {}

  static List<Topic> of(Topics topics, List<Source> sources) {
    List<Topic> all = read(topics, sources);
    all.add(topics.handbacks());
    return all;
  }

  static List<Topic> read(Topics topics, List<Source> sources) {
    List<Topic> read = new ArrayList<>();
    sources.forEach(source -> read.add(topics.changes(source.dataset())));
    read.add(topics.quarantine());
    return read;
  }

  static Map<String, Source> byTopic(Topics topics, List<Source> sources) {
    Map<String, Source> byTopic = new HashMap<>();
    sources.forEach(source -> byTopic.put(topics.changes(source.dataset()).name(), source));
    return byTopic;
  }

  /** What is subscribed to, and the table that its records go to. */
  static Map<String, String> tables(Topics topics, List<Source> sources) {
    Map<String, String> tables = new HashMap<>();
    byTopic(topics, sources)
        .forEach((topic, source) -> tables.put(topic, source.table().fullName()));
    tables.put(topics.quarantine().name(), QUARANTINE_TABLE);
    return tables;
  }
}
