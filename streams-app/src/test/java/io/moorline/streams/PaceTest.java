package io.moorline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.judge.Bench;
import io.moorline.streams.judge.JudgeStores;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.Letter;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.Message;
import io.moorline.streams.message.ParkMessage;
import io.moorline.streams.message.ParkMessage.Followed;
import io.moorline.streams.message.ParkMessage.Subscribe;
import io.moorline.streams.message.Round;
import io.moorline.streams.message.Statement;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ModelBuilder;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;
import io.moorline.streams.station.Handler.Input;
import io.moorline.streams.station.Numbers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What a judge sends to a home comes before all that others send there later. */
class PaceTest {

  private static final int ROWS = 10_000;
  private static final String KEY = "plan|HOT";

  private record At(String topic, int partition, long offset) implements RecordMetadata {}

  private final Model model = ModelBuilder.build(Tables.pipeline(1), Tables.catalog());
  private final MockProcessorContext<byte[], Letter> context = new MockProcessorContext<>();
  private final Desk desk =
      new Desk(
          context,
          model,
          new WireFormat(new MemoryRegistry()),
          new Numbers(new SimpleMeterRegistry()));
  private final Handler judge = judge();

  @Test
  void shouldNotGetFarAheadOfTheHomes() {
    // Given
    context.setCurrentSystemTimeMs(0);
    for (int i = 0; i < ROWS; i++) {
      park(new Subscribe(subscription("detail|" + i)));
    }
    context.resetForwards();

    // When
    exists();
    passTime();
    List<Answer> first = answers();

    // Then
    assertThat(first).hasSizeBetween(1, 2_000);

    // When
    int answered = first.size();
    for (List<Answer> some = first; !some.isEmpty(); some = answers()) {
      context.resetForwards();
      some.stream().filter(Answer::last).forEach(last -> park(new Followed()));
      passTime();
      assertThat(answers()).hasSizeLessThanOrEqualTo(2_000);
      answered += answers().size();
    }

    // Then
    assertThat(answered).isEqualTo(ROWS);
  }

  private Handler judge() {
    add(JudgeStores.EXISTING, Serdes.ByteArray());
    add(JudgeStores.SUBSCRIPTIONS, Message.serde(Subscription::read));
    add(JudgeStores.KEYS, Message.serde(KeyState::read));
    add(JudgeStores.GATE, Serdes.ByteArray());
    add(JudgeStores.STATEMENTS, Message.serde(Statement::read));
    add(JudgeStores.ROUNDS, Message.serde(Round::read));
    return Bench.judge(desk);
  }

  private <T> void add(String name, Serde<T> values) {
    KeyValueStore<String, T> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
  }

  private void park(ParkMessage message) {
    byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
    judge.handle(new Input(key, message.toBytes(), new At(Letter.PARK, 0, 0)));
  }

  /** After a snapshot that was complete. */
  private void exists() {
    Position position = new Position(1, 200, 1);
    IndexEntry entry = new IndexEntry(position, Map.of("code", "HOT"), Set.of(), true);
    desk.mark("plan", 0, new Mark(position, true));
    desk.reference(KEY, "plan|1", entry);
    List<Record<? extends byte[], ? extends Letter>> events = new ArrayList<>();
    context.forwarded().forEach(forward -> events.add(forward.record()));
    context.resetForwards();
    for (Record<? extends byte[], ? extends Letter> event : events) {
      At at = new At(event.value().topic(), 0, 0);
      judge.handle(new Input(event.key(), event.value().value(), at));
    }
  }

  /** Long enough for a judge that only minds the time. */
  private void passTime() {
    for (int i = 0; i < 100; i++) {
      context.scheduledPunctuators().forEach(one -> one.getPunctuator().punctuate(0));
    }
  }

  private List<Answer> answers() {
    return context.forwarded().stream()
        .map(forward -> forward.record().value())
        .filter(letter -> letter.isFor(Letter.ANSWERS))
        .map(letter -> Answer.read(letter.value()))
        .toList();
  }

  private static Subscription subscription(String row) {
    Position version = new Position(1, 100, 1);
    Origin origin = new Origin("detail", "warehouse", "t", 0, 0, Instant.EPOCH, row);
    return new Subscription(
        0, row, version, true, false, false, version, null, Map.of(), Set.of(), null, origin);
  }
}
