package io.moorline.streams.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Channel;
import io.moorline.rules.pipeline.Channel.InTopic;
import io.moorline.rules.pipeline.Channel.Webhook;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.Check;
import io.moorline.runtime.KafkaTopics;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells the pipeline's channels of what was derived, each by a thread and a consumer group of its
 * own: one that is away keeps up no other.
 */
public final class Notifier implements AutoCloseable {

  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final int CLOSE_SECONDS = 10;

  private final Pipeline pipeline;
  private final Topics topics;
  private final WireFormat wire;
  private final Map<Channel, ChannelNumbers> numbers = new HashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> new Thread(task, "notify"));
  private final CountDownLatch closing = new CountDownLatch(1);

  public Notifier(Pipeline pipeline, Topics topics, WireFormat wire, MeterRegistry metrics) {
    this.pipeline = pipeline;
    this.topics = topics;
    this.wire = wire;
    for (Channel channel : pipeline.channels()) {
      numbers.put(channel, new ChannelNumbers(channel.name(), metrics));
    }
  }

  public void start() {
    numbers.keySet().forEach(channel -> threads.execute(() -> serve(channel)));
  }

  /** Nothing waits for a channel, so none that is away makes the process less ready. */
  public Check check() {
    List<String> troubles = new ArrayList<>();
    numbers.values().forEach(channel -> channel.trouble().ifPresent(troubles::add));
    return new Check(
        "channels", true, troubles.isEmpty() ? "none in trouble" : String.join("; ", troubles));
  }

  @Override
  public void close() {
    closing.countDown();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Channel channel) {
    while (!isClosing()) {
      try (Delivery delivery = delivery(channel);
          Consumer<byte[], byte[]> consumer = consumer(channel)) {
        consumer.subscribe(List.of(topics.derived().name()));
        new ChannelLoop(
                pipeline.name(), channel, wire, delivery, numbers.get(channel), this::isClosing)
            .run(consumer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        numbers.get(channel).failed(e);
        awaitAgain();
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void awaitAgain() {
    try {
      closing.await(AGAIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private Delivery delivery(Channel channel) {
    if (channel.way() instanceof Webhook webhook) {
      return new WebhookDelivery(webhook.url());
    } else if (channel.way() instanceof InTopic topic) {
      return new TopicDelivery(pipeline.kafka(), topic.topic());
    }
    return new LogDelivery();
  }

  private Consumer<byte[], byte[]> consumer(Channel channel) {
    Map<String, Object> settings = KafkaTopics.clientSettings(pipeline.kafka());
    settings.put("group.id", topics.channelGroup(channel.name()));
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
