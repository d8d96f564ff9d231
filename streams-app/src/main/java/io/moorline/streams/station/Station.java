package io.moorline.streams.station;

import io.moorline.schemas.SchemaRegistry.RegistryException;
import io.moorline.streams.message.Letter;
import io.moorline.streams.station.Handler.Input;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The one processor of the topology: builds its handler when the task starts, and sets aside the
 * record that the handler cannot take. What hurts every record alike (Kafka, the registry, a store)
 * goes on to end the client instead.
 */
public final class Station implements Processor<byte[], byte[], byte[], Letter> {

  private static final Duration TICK = Duration.ofMillis(50);

  private final Function<Desk, Handler> factory;
  private final Function<ProcessorContext<byte[], Letter>, Desk> desks;
  private @Nullable Desk desk;
  private @Nullable Handler handler;

  public Station(
      Function<ProcessorContext<byte[], Letter>, Desk> desks, Function<Desk, Handler> factory) {
    this.desks = desks;
    this.factory = factory;
  }

  @Override
  public void init(ProcessorContext<byte[], Letter> context) {
    desk = desks.apply(context);
    handler = factory.apply(desk);
    // What was sent last has no record after it that would ask.
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> desk.commitIfItPays());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = desk.context().recordMetadata().orElseThrow();
    Input input = new Input(record.key(), record.value(), metadata);
    try {
      handler.handle(input);
    } catch (KafkaException | RegistryException fatal) {
      throw fatal;
    } catch (RuntimeException e) {
      desk.quarantine().failed(input, e);
    }
    desk.commitIfItPays();
  }

  @Override
  public void close() {
    if (handler != null) {
      handler.close();
    }
  }
}
