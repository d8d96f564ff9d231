package io.moorline.streams.judge;

import io.moorline.rules.pipeline.Reference;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.ParkMessage;
import io.moorline.streams.message.ParkMessage.Subscribe;
import io.moorline.streams.message.ParkMessage.Unsubscribe;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;
import io.moorline.streams.station.ReferenceEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.jspecify.annotations.Nullable;

/** Where what exists and what waits come before the judge, and long work is done in small steps. */
public final class Bench implements Handler {

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final long BUDGET_NANOS = Duration.ofMillis(5).toNanos();
  private static final int KEYS = 100;

  private final Desk desk;
  private final ExistingRows existing;
  private final Gate gate;
  private final Judge judge;
  private final Rounds rounds;
  private final Deque<String> openGates = new ArrayDeque<>();

  private Bench(Desk desk) {
    var context = desk.context();
    this.desk = desk;
    this.existing = new ExistingRows(context.getStateStore(JudgeStores.EXISTING));
    this.gate =
        new Gate(existing, context.getStateStore(JudgeStores.GATE), desk.model().partitions());
    this.rounds = new Rounds(context.getStateStore(JudgeStores.ROUNDS));
    this.judge =
        new Judge(
            desk,
            existing,
            new Subscriptions(context.getStateStore(JudgeStores.SUBSCRIPTIONS)),
            context.getStateStore(JudgeStores.KEYS),
            gate,
            rounds);
    desk.model().pipeline().references().values().stream()
        .map(Reference::id)
        .forEach(openGates::add);
  }

  public static Handler judge(Desk desk) {
    Bench bench = new Bench(desk);
    desk.context().schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, time -> bench.goOn());
    return bench;
  }

  @Override
  public void handle(Input input) {
    if (input.metadata().topic().equals(desk.model().topics().refkey().name())) {
      event(ReferenceEvent.parse(input.key()), input.value());
    } else {
      park(new String(input.key(), StandardCharsets.UTF_8), ParkMessage.read(input.value()));
    }
  }

  private void event(ReferenceEvent event, byte @Nullable [] value) {
    if (event.mark()) {
      mark(event.about(), Integer.parseInt(event.of()), Mark.read(value));
      return;
    }
    String reference = event.about();
    Optional<IndexEntry> before = existing.of(reference).only();
    IndexEntry entry = value == null ? null : IndexEntry.read(value);
    Existing after = existing.change(reference, event.of(), entry);
    if (!after.only().equals(before)) {
      publish(reference, after);
    }
    judge.changed(reference);
  }

  private void mark(String dataset, int partition, Mark mark) {
    boolean known = gate.knows(dataset);
    if (gate.advance(dataset, partition, mark)) {
      open(dataset);
    }
    if (!known && gate.knows(dataset)) {
      desk.hurry();
    }
  }

  /** The rows of a snapshot come in bulk: those may lie until its mark. */
  private void publish(String reference, Existing rows) {
    IndexEntry only = rows.only().orElse(null);
    desk.publish(reference, only);
    if (only == null || only.position().order() > 0) {
      desk.hurry();
    }
  }

  private void park(String reference, ParkMessage message) {
    if (message instanceof Subscribe subscribe) {
      judge.subscribe(reference, subscribe.subscription());
    } else if (message instanceof Unsubscribe unsubscribe) {
      judge.unsubscribe(reference, unsubscribe.row());
    }
  }

  /** Decides some of the keys that a mark let through; the others follow between records. */
  private void open(String dataset) {
    List<String> opened = gate.opened(dataset, KEYS);
    opened.forEach(judge::opened);
    if (opened.size() == KEYS && !openGates.contains(dataset)) {
      openGates.add(dataset);
    }
  }

  private void goOn() {
    long end = System.nanoTime() + BUDGET_NANOS;
    for (String reference : rounds.unfinished()) {
      while (System.nanoTime() < end && judge.walk(reference)) {
        desk.hurry();
      }
    }
    while (System.nanoTime() < end && !openGates.isEmpty()) {
      open(openGates.poll());
    }
  }
}
