package io.moorline.streams.judge;

import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.message.Existing;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.KeyState.Stage;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.ParkMessage;
import io.moorline.streams.message.ParkMessage.Followed;
import io.moorline.streams.message.ParkMessage.Subscribe;
import io.moorline.streams.message.ParkMessage.Unsubscribe;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;
import io.moorline.streams.station.Haste;
import io.moorline.streams.station.ReferenceEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Where what exists and what waits come before the judge, and long work is done in small steps. */
public final class Bench implements Handler {

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final long BUDGET_NANOS = Duration.ofMillis(5).toNanos();
  private static final int KEYS = 100;

  private final Desk desk;
  private final ExistingRows existing;
  private final KeyStates keys;
  private final Shares shares;
  private final Gate gate;
  private final Patience patience;
  private final Authorities authorities;
  private final AuthorityWait authorityWait;
  private final Brake brake;
  private final Rounds rounds;
  private final Judge judge;
  private final News news;
  private final Surveys surveys;
  private final Deque<String> openGates = new ArrayDeque<>();

  private Bench(Desk desk) {
    var context = desk.context();
    KeyValueStore<String, byte[]> later = context.getStateStore(JudgeStores.GATE);
    this.desk = desk;
    this.existing = new ExistingRows(context.getStateStore(JudgeStores.EXISTING));
    this.keys = new KeyStates(context.getStateStore(JudgeStores.KEYS));
    this.shares = new Shares(desk, existing);
    this.gate = new Gate(existing, later, desk.model().partitions());
    this.patience = new Patience(desk, gate, later);
    this.authorities = new Authorities(desk, gate, context.getStateStore(JudgeStores.STATEMENTS));
    this.authorityWait = new AuthorityWait(desk, gate, later);
    this.brake = new Brake(shares, later);
    this.rounds = new Rounds(context.getStateStore(JudgeStores.ROUNDS));
    Teller teller = new Teller(desk, gate);
    this.judge =
        new Judge(
            gate,
            new Subscriptions(context.getStateStore(JudgeStores.SUBSCRIPTIONS)),
            keys,
            rounds,
            teller,
            patience,
            new Decision(
                keys,
                teller,
                gate,
                patience,
                authorities,
                authorityWait,
                brake,
                new Deriver(desk)));
    this.news = new News(desk, judge);
    List<String> references =
        desk.model().pipeline().references().values().stream().map(Reference::id).toList();
    openGates.addAll(references);
    this.surveys = new Surveys(desk, existing, shares, authorities, judge, news);
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

  @Override
  public void close() {
    desk.numbers().endJudge(desk.context().taskId());
  }

  private void event(ReferenceEvent event, byte @Nullable [] value) {
    if (event.mark()) {
      mark(event.about(), Integer.parseInt(event.of()), Mark.read(value));
      return;
    }
    IndexEntry entry = value == null ? null : IndexEntry.read(value);
    String dataset = ReferenceKey.parse(event.about()).reference();
    if (event.of().startsWith(dataset + '|')) {
      row(dataset, event.about(), event.of(), entry);
    } else {
      // One that the pipeline knows no more says nothing.
      authorities
          .of(event.of())
          .ifPresent(authority -> authorities.row(authority, event.about(), event.of(), entry));
    }
  }

  private void row(String dataset, String reference, String row, @Nullable IndexEntry entry) {
    Existing before = existing.of(reference);
    Existing after = existing.change(reference, row, entry);
    count(reference, dataset, before, after);
    if (gate.knows(dataset)) {
      news.changed(reference, before, after);
      authorities.changed(reference, after);
    }
  }

  private void count(String reference, String dataset, Existing before, Existing after) {
    if (shares.limited().contains(dataset)) {
      boolean awaited = keys.of(reference).stage() == Stage.DERIVED;
      boolean captured = awaited && after.exists() && !before.exists();
      shares.change(dataset, share -> (captured ? share.ended() : share).change(before, after));
    }
  }

  private void mark(String dataset, int partition, Mark mark) {
    int before = gate.epoch(dataset);
    if (!gate.advance(dataset, partition, mark)) {
      return;
    }
    if (before == 0) {
      surveys.first(dataset);
    } else if (before != gate.epoch(dataset)) {
      surveys.again(dataset);
    }
    open(dataset);
  }

  private void park(String reference, ParkMessage message) {
    if (message instanceof Subscribe subscribe) {
      judge.subscribe(reference, subscribe.subscription());
    } else if (message instanceof Unsubscribe unsubscribe) {
      judge.unsubscribe(reference, unsubscribe.place());
    } else if (message instanceof Followed) {
      judge.followed(reference);
    }
  }

  /** Decides some of the keys that a mark let through; the others follow between records. */
  private void open(String dataset) {
    List<Gate.Opened> opened = gate.opened(dataset, KEYS);
    for (Gate.Opened one : opened) {
      if (one.place().isEmpty()) {
        authorities.due(one.reference());
        judge.due(one.reference());
      } else {
        judge.tell(one.reference(), one.place());
      }
    }
    if (opened.size() == KEYS && !openGates.contains(dataset)) {
      openGates.add(dataset);
    }
  }

  private void goOn() {
    List<String> unfinished = rounds.unfinished();
    if (!unfinished.isEmpty() || !openGates.isEmpty() || surveys.isUnderWay()) {
      Haste.ofThisThread().stayAwake();
    }
    decideMore(unfinished);
    surveys.goOn();
  }

  private void decideMore(List<String> unfinished) {
    long end = System.nanoTime() + BUDGET_NANOS;
    for (String reference : unfinished) {
      boolean more = true;
      while (more && System.nanoTime() < end) {
        more = judge.walk(reference);
      }
    }
    while (System.nanoTime() < end && !openGates.isEmpty()) {
      open(openGates.poll());
    }
    patience.over(KEYS).forEach(judge::due);
    authorityWait.over(KEYS).forEach(judge::due);
    brake.released(KEYS).forEach(judge::due);
  }
}
