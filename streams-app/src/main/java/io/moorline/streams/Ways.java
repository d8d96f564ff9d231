package io.moorline.streams;

import io.moorline.streams.message.HomeKey;
import io.moorline.streams.message.Letter;
import io.moorline.streams.message.Partitions;
import io.moorline.streams.station.Postman;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** The ways into the topology, between its places, and out. */
final class Ways {

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final Postman POSTMAN = new Postman();

  private final StreamsBuilder builder;
  private final int partitions;

  Ways(StreamsBuilder builder, int partitions) {
    this.builder = builder;
    this.partitions = partitions;
  }

  KStream<byte[], byte[]> ingest(String name, List<String> from) {
    return builder.stream(
        from,
        Consumed.with(BYTES, BYTES).withName(name).withOffsetResetPolicy(AutoOffsetReset.none()));
  }

  KStream<byte[], byte[]> ingest(String name, String topic) {
    return ingest(name, List.of(topic));
  }

  /** To the judge of a reference key. */
  KStream<byte[], byte[]> toJudge(String way, KStream<byte[], Letter> letters) {
    return through(way, letters, Ways::byHash);
  }

  /** To the home that the letter's key names. */
  KStream<byte[], byte[]> toHome(String way, KStream<byte[], Letter> letters) {
    return through(way, letters, Ways::byHome);
  }

  /**
   * The second entrance to a way that was laid before: the flow is a circle, the builder is not.
   */
  void backToJudge(String way, KStream<byte[], Letter> letters) {
    pick("back-to-" + way, letters, way)
        .to(
            way + "-repartition",
            Produced.with(BYTES, BYTES, (StreamPartitioner<byte[], byte[]>) Ways::byHash)
                .withName("return-to-" + way));
  }

  void egress(String name, KStream<byte[], Letter> letters) {
    letters
        .filter((key, letter) -> letter.leaves(), Named.as(name + "-pick"))
        .to(POSTMAN, Produced.with(BYTES, letters(), POSTMAN).withName(name));
  }

  /** Streams' own topic, emptied as it is read. */
  private KStream<byte[], byte[]> through(
      String way, KStream<byte[], Letter> letters, StreamPartitioner<byte[], byte[]> partitioner) {
    return pick("to-" + way, letters, way)
        .repartition(
            Repartitioned.with(BYTES, BYTES)
                .withName(way)
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(partitioner));
  }

  private static KStream<byte[], byte[]> pick(
      String name, KStream<byte[], Letter> letters, String way) {
    return letters
        .filter((key, letter) -> letter.isFor(way), Named.as(name))
        .mapValues(Letter::value, Named.as(name + "-open"));
  }

  private static Serde<Letter> letters() {
    return Serdes.serdeFrom(
        (topic, letter) -> letter.value(),
        (topic, bytes) -> {
          throw new UnsupportedOperationException("letters are opened before they are read");
        });
  }

  private static Optional<Set<Integer>> byHash(
      String topic, byte[] key, byte[] value, int partitions) {
    return Optional.of(Set.of(new Partitions(partitions).of(key)));
  }

  private static Optional<Set<Integer>> byHome(
      String topic, byte[] key, byte[] value, int partitions) {
    return Optional.of(Set.of(HomeKey.home(key)));
  }
}
