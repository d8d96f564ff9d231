package io.moorline.schemas;

import io.moorline.schemas.Topic.Cleanup;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every topic of a pipeline. No topic name is written anywhere else.
 *
 * @param pipeline the pipeline's name
 * @param partitions of every topic but those that keep a state of one partition
 * @param keep how long cdc, changes, derived and quarantine keep records; empty: for ever
 */
public record Topics(String pipeline, int partitions, Optional<Duration> keep) {

  /** Kafka refuses longer names; Streams adds its own suffixes to some. */
  public static final int MAX_NAME = 200;

  // Public: Avro in the Confluent wire format, registered under the topic's name.

  /** Captured rows of a dataset, and its progress marks, by primary key; of an authority alike. */
  public Topic cdc(String datasetId) {
    return kept("cdc." + datasetId);
  }

  /** Row changes for the table of a dataset, by the table's key. */
  public Topic changes(String datasetId) {
    return kept("changes." + datasetId);
  }

  /** Notifications of derived references with their evidence. Nothing writes rows from it. */
  public Topic derived() {
    return kept("derived");
  }

  /** Records that could not be processed, whole, with the reason. */
  public Topic quarantine() {
    return kept("quarantine");
  }

  /** Open links, collisions and mismatches: what people should look at, and how it stands. */
  public Topic findings() {
    return kept("findings");
  }

  // Internal. Topics that only Streams writes and reads (its repartitions) are its own to name.

  /** How far a database was captured: the engine's offset, fenced by Kafka transactions. */
  public Topic capture(String database) {
    return new Topic(name("capture." + database), 1, Cleanup.COMPACT, Optional.empty());
  }

  /** How far an authority was loaded: which load was complete last, and what it held. */
  public Topic authority(String authorityId) {
    return new Topic(name("authority." + authorityId), 1, Cleanup.COMPACT, Optional.empty());
  }

  /** Which datasets shall be captured again, and how far that is: a {@link SnapshotLedger}. */
  public Topic snapshots() {
    return new Topic(name("snapshots"), 1, Cleanup.COMPACT, Optional.empty());
  }

  /** Existence events by reference key, and progress marks to every partition. */
  public Topic refkey() {
    return compacted("refkey");
  }

  /** The reference index, published by the judge of each key, read by every instance. */
  public Topic index() {
    return compacted("index");
  }

  /** The ids of the topics that streams-app has read: under the same name may be another topic. */
  public Topic topicIds() {
    return new Topic(name("topics"), 1, Cleanup.COMPACT, Optional.empty());
  }

  /** Rows that the sink gave back because their reference had vanished, to their home partition. */
  public Topic handbacks() {
    return kept("handbacks");
  }

  /** The application id and consumer group of streams-app. */
  public String streamsGroup() {
    return name("streams");
  }

  /** The consumer group of the sink; its committed offsets are the watermark. */
  public String sinkGroup() {
    return name("sink");
  }

  /** The consumer group that tells a channel of what was derived. */
  public String channelGroup(String channel) {
    return name("channel." + Names.encode(channel));
  }

  /** The topics that exist once, whatever the datasets. */
  public List<Topic> shared() {
    return List.of(derived(), quarantine(), findings(), refkey(), index(), topicIds(), handbacks());
  }

  public List<Topic> all(
      Collection<String> cdcIds, Collection<String> changesIds, Collection<String> databases) {
    return Stream.of(
            cdcIds.stream().map(this::cdc),
            changesIds.stream().map(this::changes),
            databases.stream().map(this::capture),
            shared().stream())
        .flatMap(stream -> stream)
        .toList();
  }

  private Topic kept(String suffix) {
    return new Topic(name(suffix), partitions, Cleanup.DELETE, keep);
  }

  private Topic compacted(String suffix) {
    return new Topic(name(suffix), partitions, Cleanup.COMPACT, Optional.empty());
  }

  private String name(String suffix) {
    return pipeline + "." + suffix;
  }
}
