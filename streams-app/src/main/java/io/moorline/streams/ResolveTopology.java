package io.moorline.streams;

import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.home.Home;
import io.moorline.streams.home.HomeStores;
import io.moorline.streams.home.IndexCopy;
import io.moorline.streams.judge.Bench;
import io.moorline.streams.judge.JudgeStores;
import io.moorline.streams.message.Anchor;
import io.moorline.streams.message.Claim;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.LastWord;
import io.moorline.streams.message.Letter;
import io.moorline.streams.message.Message;
import io.moorline.streams.message.ReferenceRow;
import io.moorline.streams.message.Round;
import io.moorline.streams.message.Statement;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.model.Model;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;
import io.moorline.streams.station.Numbers;
import io.moorline.streams.station.Station;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Two places and the ways between them.
 *
 * <pre>
 *   captured, handed back ─→ home ─── park ──→ judge
 *            ┌─────────────→ home ←─ answers ── judge
 *            └─ derivations ─────────────────── judge ← refkey (existence events, marks)
 *   home ─ claims ─→ home
 * </pre>
 */
public final class ResolveTopology {

  private final StreamsBuilder builder = new StreamsBuilder();
  private final Model model;
  private final WireFormat wire;
  private final Numbers numbers;
  private final Topics topics;
  private final Ways ways;
  private final Function<String, KeyValueBytesStoreSupplier> stores;

  private ResolveTopology(
      Model model,
      WireFormat wire,
      Numbers numbers,
      Function<String, KeyValueBytesStoreSupplier> stores) {
    this.model = model;
    this.wire = wire;
    this.numbers = numbers;
    this.topics = model.topics();
    this.ways = new Ways(builder, model.partitions());
    this.stores = stores;
  }

  public static Topology build(Model model, WireFormat wire, Numbers numbers) {
    return build(model, wire, numbers, Stores::persistentKeyValueStore);
  }

  /** With its larger stores, by their names, where they are wanted. */
  static Topology build(
      Model model,
      WireFormat wire,
      Numbers numbers,
      Function<String, KeyValueBytesStoreSupplier> stores) {
    return new ResolveTopology(model, wire, numbers, stores).build();
  }

  /** The topics that come from elsewhere, or are kept: Streams looks for no beginning of theirs. */
  static List<Topic> inputs(Model model) {
    Topics topics = model.topics();
    return Stream.concat(
            model.captured().stream().map(captured -> topics.cdc(captured.id())),
            Stream.of(topics.handbacks(), topics.refkey()))
        .toList();
  }

  private Topology build() {
    addStores();

    KStream<byte[], Letter> arriving =
        home("resolve-captured", Home::captured, ways.ingest("ingest-captured", model.cdcTopics()))
            .merge(
                home(
                    "resolve-handbacks",
                    Home::handBacks,
                    ways.ingest("ingest-handbacks", topics.handbacks().name())),
                Named.as("arriving"));
    KStream<byte[], byte[]> claims = ways.toHome(Letter.CLAIMS, arriving);
    KStream<byte[], byte[]> parked = ways.toJudge(Letter.PARK, arriving);

    KStream<byte[], Letter> judged =
        judge(
            parked.merge(
                ways.ingest("ingest-refkey", topics.refkey().name()), Named.as("before-judge")));
    KStream<byte[], byte[]> answers = ways.toHome(Letter.ANSWERS, judged);
    KStream<byte[], byte[]> derivations = ways.toHome(Letter.DERIVATIONS, judged);

    KStream<byte[], Letter> returning =
        home("settle-answers", Home::answers, answers)
            .merge(home("resolve-derivations", Home::derivations, derivations), Named.as("settled"))
            .merge(home("resolve-claims", Home::claims, claims), Named.as("returning"));
    ways.backToJudge(Letter.PARK, returning);

    ways.egress("egress-arriving", arriving);
    ways.egress("egress-returning", returning);
    ways.egress("egress-judged", judged);
    return builder.build();
  }

  private KStream<byte[], Letter> home(
      String name, Function<Desk, Handler> handler, KStream<byte[], byte[]> records) {
    return records.process(
        station(handler),
        Named.as(name),
        HomeStores.ROWS,
        HomeStores.WAITING,
        HomeStores.CLAIMS,
        HomeStores.ANCHORS,
        HomeStores.LAST_WORDS);
  }

  private KStream<byte[], Letter> judge(KStream<byte[], byte[]> records) {
    return records.process(
        station(Bench::judge),
        Named.as("judge"),
        JudgeStores.EXISTING,
        JudgeStores.SUBSCRIPTIONS,
        JudgeStores.KEYS,
        JudgeStores.GATE,
        JudgeStores.STATEMENTS,
        JudgeStores.ROUNDS);
  }

  private ProcessorSupplier<byte[], byte[], byte[], Letter> station(
      Function<Desk, Handler> handler) {
    return () -> new Station(context -> new Desk(context, model, wire, numbers), handler);
  }

  private void addStores() {
    Serde<String> text = Serdes.String();
    Stream.of(
            large(HomeStores.ROWS, Message.serde(ReferenceRow::read)),
            large(HomeStores.WAITING, Message.serde(Waiting::read)),
            large(HomeStores.CLAIMS, Message.serde(Claim::read)),
            large(HomeStores.ANCHORS, Message.serde(Anchor::read)),
            large(HomeStores.LAST_WORDS, Message.serde(LastWord::read)),
            large(JudgeStores.EXISTING, Serdes.ByteArray()),
            large(JudgeStores.SUBSCRIPTIONS, Message.serde(Subscription::read)),
            large(JudgeStores.KEYS, Message.serde(KeyState::read)),
            large(JudgeStores.GATE, Serdes.ByteArray()),
            large(JudgeStores.STATEMENTS, Message.serde(Statement::read)),
            Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(JudgeStores.ROUNDS), text, Message.serde(Round::read)))
        .forEach(builder::addStateStore);
    // In memory and rebuilt at every start: a stored copy would keep keys whose tombstones were
    // compacted away while it was not looking.
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(HomeStores.INDEX),
                text,
                Message.serde(IndexEntry::read))
            .withLoggingDisabled(),
        topics.index().name(),
        Consumed.with(text, Message.serde(IndexEntry::read)).withName("ingest-index"),
        IndexCopy::new);
  }

  private <T> StoreBuilder<KeyValueStore<String, T>> large(String name, Serde<T> values) {
    return Stores.keyValueStoreBuilder(stores.apply(name), Serdes.String(), values);
  }
}
