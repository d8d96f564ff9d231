package io.moorline.sink;

import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.sink.batch.Decoded;
import io.moorline.sink.batch.Findings;
import io.moorline.sink.batch.Quarantines;
import io.moorline.sink.batch.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;

/** The topics that the sink reads and writes. */
final class SinkTopics {

  private static final String QUARANTINE_TABLE = "moorline.quarantine";
  private static final String FINDING_TABLE = "moorline.finding";

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
    read.add(topics.findings());
    return read;
  }

  static Map<String, Source> byTopic(Topics topics, List<Source> sources) {
    Map<String, Source> byTopic = new HashMap<>();
    sources.forEach(source -> byTopic.put(topics.changes(source.dataset()).name(), source));
    return byTopic;
  }

  /** How records are read that tell of rows and are none. */
  static Map<String, Function<GenericRecord, Decoded>> notices(Topics topics) {
    return Map.of(
        topics.quarantine().name(), Quarantines::notice,
        topics.findings().name(), Findings::notice);
  }

  /** What is subscribed to, and the table that its records go to. */
  static Map<String, String> tables(Topics topics, List<Source> sources) {
    Map<String, String> tables = new HashMap<>();
    byTopic(topics, sources)
        .forEach((topic, source) -> tables.put(topic, source.table().fullName()));
    tables.put(topics.quarantine().name(), QUARANTINE_TABLE);
    tables.put(topics.findings().name(), FINDING_TABLE);
    return tables;
  }
}
