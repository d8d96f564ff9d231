package io.moorline.sink.write;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.sink.batch.Batch;
import io.moorline.sink.batch.Source;
import io.moorline.sink.fence.Claim;
import io.moorline.sink.fence.Claims;
import io.moorline.sink.fence.FenceTable;
import io.moorline.sink.fence.InKafka;
import io.moorline.sink.fence.VerificationTable;
import io.moorline.sink.write.Writers.KnownReference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that speaks to the target, one transaction after the other. */
public final class TargetWriter implements AutoCloseable {

  /** Something under way; cancelling ends the repetitions, not a transaction that runs. */
  public record Task<T>(CompletableFuture<T> result, AtomicBoolean cancelled) {
    public void cancel() {
      cancelled.set(true);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(TargetWriter.class);
  private static final int CLOSE_SECONDS = 5;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "sink-writer"));
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Session session;
  private final SinkMetrics metrics;
  private final Attempts attempts;
  private final Outbox outbox;
  private final Claims claims;
  private final BatchTransaction.Tools tools;

  public TargetWriter(
      Pipeline pipeline,
      Collection<Source> sources,
      FenceTable fence,
      VerificationTable verification,
      ChangeLog changeLog,
      Messages messages,
      Producer<byte[], byte[]> producer,
      SinkMetrics metrics) {
    this.session = new Session(pipeline.target());
    this.metrics = metrics;
    this.attempts = new Attempts(session, metrics);
    this.outbox = new Outbox(producer);
    this.claims = new Claims(pipeline.kafka().servers(), fence, verification);
    this.tools =
        new BatchTransaction.Tools(
            session,
            fence,
            verification,
            new Writers(session, pipeline.columns(), references(pipeline, sources)),
            changeLog,
            messages,
            sources.stream().anyMatch(source -> source.table().deferrable()));
  }

  /** Why nothing can be written at the moment, if so. */
  public Optional<String> trouble() {
    return attempts.trouble();
  }

  /** Writes a batch under the epochs of this writer's claims. */
  public Task<Void> write(Batch batch, Map<TopicPartition, Long> epochs) {
    return submit(
        cancelled -> {
          long begun = System.nanoTime();
          BatchTransaction transaction = new BatchTransaction(tools, batch, epochs);
          Outcome outcome = attempts.run(transaction::attempt, cancelled::get);
          metrics.committed(outcome, batch.records(), Duration.ofNanos(System.nanoTime() - begun));
          if (!outcome.rejections().isEmpty() || !outcome.handedBack().isEmpty()) {
            drain();
          }
          return null;
        });
  }

  /**
   * Becomes the only writer of these partitions.
   *
   * @throws io.moorline.runtime.UserError as the task's result, when there is a gap before the
   *     first record to read
   */
  public Task<Map<TopicPartition, Claim>> claim(Map<TopicPartition, InKafka> inKafka) {
    return submit(
        cancelled -> {
          Map<TopicPartition, Claim> made = attempts.run(() -> claimNow(inKafka), cancelled::get);
          drain();
          return made;
        });
  }

  @Override
  public void close() {
    closed.set(true);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    session.close();
  }

  private Map<TopicPartition, Claim> claimNow(Map<TopicPartition, InKafka> inKafka)
      throws SQLException {
    Map<TopicPartition, Claim> made = claims.make(session.connection(), inKafka);
    session.commit();
    return made;
  }

  /** After, and apart from, what was committed: its failure must not fail that. */
  private void drain() {
    if (closed.get()) {
      return;
    }
    thread.execute(
        () -> {
          try {
            attempts.run(
                () -> {
                  outbox.drain(session);
                  return true;
                },
                closed::get);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.atError()
                .addKeyValue("reason", e.getMessage())
                .log("the outbox keeps messages that Kafka does not take");
          }
        });
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(AtomicBoolean cancelled) throws InterruptedException;
  }

  private <T> Task<T> submit(Work<T> work) {
    Task<T> task = new Task<>(new CompletableFuture<>(), new AtomicBoolean());
    thread.execute(
        () -> {
          try {
            task.result.complete(work.run(task.cancelled));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.result.completeExceptionally(e);
          } catch (RuntimeException | Error e) {
            task.result.completeExceptionally(e);
          }
        });
    return task;
  }

  private static Map<String, KnownReference> references(
      Pipeline pipeline, Collection<Source> sources) {
    Map<String, KnownReference> known = new HashMap<>();
    for (Reference reference : pipeline.references().values()) {
      sources.stream()
          .filter(source -> source.dataset().equals(reference.id()))
          .findFirst()
          .ifPresent(
              source ->
                  known.put(reference.name(), new KnownReference(reference.id(), source.table())));
    }
    return known;
  }
}
