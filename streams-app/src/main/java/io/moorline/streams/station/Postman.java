package io.moorline.streams.station;

import io.moorline.streams.message.Letter;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Brings a letter to the topic and partition that it names. */
public record Postman()
    implements TopicNameExtractor<byte[], Letter>, StreamPartitioner<byte[], Letter> {

  @Override
  public String extract(byte[] key, Letter letter, RecordContext context) {
    return letter.topic();
  }

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, Letter letter, int partitions) {
    return Optional.of(Set.of(letter.partition()));
  }
}
