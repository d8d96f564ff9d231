package io.moorline.operations.snapshot;

import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Kafka;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.KafkaTopics;
import io.moorline.runtime.SnapshotRequests;
import io.moorline.runtime.UserError;
import io.moorline.schemas.SnapshotLedger;
import io.moorline.schemas.SnapshotLedger.Entry;
import io.moorline.schemas.SnapshotLedger.Progress;
import io.moorline.schemas.SnapshotLedger.Request;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks the running cdc-source to capture tables again, and sees how far it has come. */
public final class Snapshots implements AutoCloseable {

  private final Pipeline pipeline;
  private final Topic topic;
  private final SnapshotRequests requests;

  public Snapshots(Pipeline pipeline) {
    Kafka kafka = pipeline.kafka();
    this.pipeline = pipeline;
    this.topic = new Topics(pipeline.name(), kafka.partitions(), kafka.keep()).snapshots();
    KafkaTopics.ensure(kafka, List.of(topic));
    this.requests = new SnapshotRequests(kafka, topic);
  }

  /**
   * Asks for a snapshot of datasets. It is taken as soon as cdc-source runs.
   *
   * @param names ids or names; empty: all
   */
  public List<Wanted> ask(Collection<String> names) {
    String id = UUID.randomUUID().toString();
    List<Wanted> wanted =
        chosen(names).stream()
            .map(dataset -> new Wanted(dataset.id(), dataset.table().toString(), id))
            .toList();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            KafkaTopics.clientSettings(pipeline.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Wanted dataset : wanted) {
        Entry entry = SnapshotLedger.request(dataset.dataset(), new Request(dataset.id()));
        producer.send(new ProducerRecord<>(topic.name(), 0, entry.key(), entry.value())).get();
      }
      return wanted;
    } catch (ExecutionException e) {
      throw KafkaTopics.unreachable(pipeline.kafka(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for a snapshot", e);
    }
  }

  /** How far each has come by now; waits a moment for news. */
  public List<Outcome> look(List<Wanted> wanted) {
    SnapshotLedger ledger = requests.read();
    return wanted.stream().map(dataset -> outcome(dataset, ledger)).toList();
  }

  @Override
  public void close() {
    requests.close();
  }

  private static Outcome outcome(Wanted wanted, SnapshotLedger ledger) {
    Progress progress =
        ledger
            .progressOf(wanted.dataset(), wanted.id())
            .orElseGet(() -> new Progress(wanted.id(), 0, false));
    return new Outcome(wanted.dataset(), wanted.table(), progress.rows(), progress.done());
  }

  private List<Dataset> chosen(Collection<String> names) {
    List<Dataset> known = pipeline.datasets();
    for (String name : names) {
      if (known.stream().noneMatch(dataset -> isNamed(dataset, name))) {
        throw new UserError(
            ExitCode.USAGE,
            "there is no dataset " + name,
            "Give one of "
                + known.stream().map(Dataset::id).collect(Collectors.joining(", "))
                + ".");
      }
    }
    return known.stream()
        .filter(it -> names.isEmpty() || names.stream().anyMatch(name -> isNamed(it, name)))
        .toList();
  }

  private static boolean isNamed(Dataset dataset, String name) {
    return dataset.id().equals(name) || dataset.name().equals(name);
  }
}
