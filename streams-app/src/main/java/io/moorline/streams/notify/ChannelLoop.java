package io.moorline.streams.notify;

import io.moorline.rules.pipeline.Channel;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.WireFormat.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes notices to one channel, in batches. Kafka keeps what was not delivered: what fails is read
 * again later, until it is too old.
 */
final class ChannelLoop {

  /** How long a batch gathers. */
  private static final Duration GATHER = Duration.ofSeconds(1);

  private static final int BATCH = 500;

  private final String pipeline;
  private final Channel channel;
  private final WireFormat wire;
  private final Delivery delivery;
  private final ChannelNumbers numbers;
  private final BooleanSupplier closing;
  private final Backoff backoff = new Backoff();

  ChannelLoop(
      String pipeline,
      Channel channel,
      WireFormat wire,
      Delivery delivery,
      ChannelNumbers numbers,
      BooleanSupplier closing) {
    this.pipeline = pipeline;
    this.channel = channel;
    this.wire = wire;
    this.delivery = delivery;
    this.numbers = numbers;
    this.closing = closing;
  }

  void run(Consumer<byte[], byte[]> consumer) throws InterruptedException {
    while (!closing.getAsBoolean()) {
      List<ConsumerRecord<byte[], byte[]>> batch = gather(consumer);
      try {
        deliver(batch);
        if (!batch.isEmpty()) {
          consumer.commitSync();
        }
      } catch (IOException e) {
        numbers.failed(e);
        rewind(consumer, batch);
        pause(consumer, backoff.next());
      }
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> gather(Consumer<byte[], byte[]> consumer) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    consumer.poll(GATHER).forEach(batch::add);
    long end = System.nanoTime() + GATHER.toNanos();
    while (!batch.isEmpty() && batch.size() < BATCH && System.nanoTime() < end) {
      consumer.poll(Duration.ofMillis(100)).forEach(batch::add);
    }
    return batch;
  }

  private void deliver(List<ConsumerRecord<byte[], byte[]>> batch)
      throws IOException, InterruptedException {
    List<Notice> notices = new ArrayList<>();
    long tooOld = System.currentTimeMillis() - channel.giveUpAfter().toMillis();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (record.timestamp() < tooOld) {
        numbers.dropped();
      } else {
        read(record, notices);
      }
    }
    if (!notices.isEmpty()) {
      delivery.deliver(Message.of(pipeline, channel.name(), notices));
      numbers.delivered(notices.size());
      backoff.reset();
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record, List<Notice> notices) {
    try {
      notices.add(Notice.of(wire.read(record.value())));
    } catch (MalformedException e) {
      numbers.dropped();
    }
  }

  private static void rewind(
      Consumer<byte[], byte[]> consumer, List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, Long> first = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      first.merge(
          new TopicPartition(record.topic(), record.partition()), record.offset(), Math::min);
    }
    first.keySet().retainAll(consumer.assignment());
    first.forEach(consumer::seek);
  }

  /** Goes on polling, or the group would take the partitions away. */
  private void pause(Consumer<byte[], byte[]> consumer, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    consumer.pause(consumer.assignment());
    while (!closing.getAsBoolean() && System.nanoTime() < end) {
      List<ConsumerRecord<byte[], byte[]>> newcomers = new ArrayList<>();
      consumer.poll(Duration.ofMillis(100)).forEach(newcomers::add);
      rewind(consumer, newcomers);
      consumer.pause(consumer.assignment());
    }
    consumer.resume(consumer.assignment());
  }
}
