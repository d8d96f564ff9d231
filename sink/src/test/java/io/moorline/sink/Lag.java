package io.moorline.sink;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far the sink's group is behind the ends of its topics, as an operator sees it. */
final class Lag {

  private Lag() {}

  static long of(Pipeline pipeline, Topics topics) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    Stream.of(topics.changes("plan"), topics.changes("detail"), topics.quarantine())
        .forEach(
            topic -> {
              for (int i = 0; i < topic.partitions(); i++) {
                ends.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
              }
            });
    try (Admin admin = Admin.create(KafkaTopics.clientSettings(pipeline.kafka()))) {
      var committed =
          admin.listConsumerGroupOffsets(topics.sinkGroup()).partitionsToOffsetAndMetadata().get();
      var latest = admin.listOffsets(ends).all().get();
      return latest.entrySet().stream()
          .mapToLong(
              end ->
                  end.getValue().offset()
                      - (committed.get(end.getKey()) == null
                          ? 0
                          : committed.get(end.getKey()).offset()))
          .sum();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
