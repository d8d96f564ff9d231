package io.moorline.sink;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaAdmin;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.sink.batch.Decoder;
import io.moorline.sink.batch.Source;
import io.moorline.sink.consume.SinkLoop;
import io.moorline.sink.consume.SinkState;
import io.moorline.sink.fence.FenceTable;
import io.moorline.sink.fence.VerificationTable;
import io.moorline.sink.write.ChangeLogTable;
import io.moorline.sink.write.Messages;
import io.moorline.sink.write.SinkMetrics;
import io.moorline.sink.write.TargetWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** A started sink: its clients and the thread that polls. */
final class Running {

  private final Producer<byte[], byte[]> producer;
  private final TargetWriter writer;
  private final KafkaAdmin admin;
  private final Thread thread;
  private volatile boolean stopped;

  private Running(
      Pipeline pipeline,
      Topics topics,
      List<Source> sources,
      WireFormat wire,
      Messages messages,
      SinkMetrics metrics,
      SinkState state,
      Consumer<@Nullable Throwable> ended) {
    this.producer = SinkClients.producer(pipeline.kafka());
    this.admin = new KafkaAdmin(pipeline.kafka());
    FenceTable fence = new FenceTable(topics.sinkGroup());
    this.writer =
        new TargetWriter(
            pipeline,
            sources,
            fence,
            new VerificationTable(topics.sinkGroup()),
            new ChangeLogTable(pipeline.name(), pipeline.columns()),
            messages,
            producer,
            metrics);
    Decoder decoder =
        new Decoder(
            SinkTopics.byTopic(topics, sources),
            SinkTopics.notices(topics),
            wire,
            pipeline.columns());
    this.thread = new Thread(() -> run(pipeline, topics, sources, decoder, state, ended), "sink");
  }

  static Running start(
      Pipeline pipeline,
      Topics topics,
      List<Source> sources,
      WireFormat wire,
      Messages messages,
      SinkMetrics metrics,
      SinkState state,
      Consumer<@Nullable Throwable> ended) {
    Running running = new Running(pipeline, topics, sources, wire, messages, metrics, state, ended);
    running.thread.start();
    return running;
  }

  Optional<String> trouble() {
    return writer.trouble();
  }

  void close(Duration deadline) {
    stopped = true;
    try {
      thread.join(deadline.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.close();
    producer.close(Duration.ofSeconds(2));
    admin.close();
  }

  private void run(
      Pipeline pipeline,
      Topics topics,
      List<Source> sources,
      Decoder decoder,
      SinkState state,
      Consumer<@Nullable Throwable> ended) {
    try (var consumer = SinkClients.consumer(pipeline, topics.sinkGroup())) {
      new SinkLoop(
              consumer,
              SinkTopics.tables(topics, sources),
              decoder,
              writer,
              pipeline.sink().rowsPerBatch(),
              admin::topicIds,
              state)
          .run(() -> stopped);
      ended.accept(null);
    } catch (RuntimeException | Error e) {
      ended.accept(e);
    }
  }
}
