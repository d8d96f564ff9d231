package io.moorline.streams.station;

import io.moorline.schemas.ChangeSchema;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.Derived;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.Claim;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.HomeKey;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Letter;
import io.moorline.streams.message.Mark;
import io.moorline.streams.message.ParkMessage;
import io.moorline.streams.message.Partitions;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.model.Model;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Where a processor's letters leave: each kind knows its topic, key and partition. */
public final class Desk {

  private final ProcessorContext<byte[], Letter> context;
  private final Model model;
  private final WireFormat wire;
  private final Numbers numbers;
  private final Partitions partitions;

  public Desk(
      ProcessorContext<byte[], Letter> context, Model model, WireFormat wire, Numbers numbers) {
    this.context = context;
    this.model = model;
    this.wire = wire;
    this.numbers = numbers;
    this.partitions = new Partitions(model.partitions());
  }

  public ProcessorContext<byte[], Letter> context() {
    return context;
  }

  public Model model() {
    return model;
  }

  public WireFormat wire() {
    return wire;
  }

  public Numbers numbers() {
    return numbers;
  }

  /** The home of rows that are known by a reference key alone. */
  public int home(String reference) {
    return partitions.of(reference);
  }

  public Quarantine quarantine() {
    return new Quarantine(this);
  }

  public Findings findings() {
    return new Findings(this);
  }

  public Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  /** Asks for a commit when one pays. */
  void commitIfItPays() {
    if (Haste.ofThisThread().pays(context.currentSystemTimeMs())) {
      context.commit();
    }
  }

  public void park(String reference, ParkMessage message) {
    send(Letter.PARK, bytes(reference), partitions.of(reference), message.toBytes());
  }

  public void answer(int home, Answer answer) {
    send(Letter.ANSWERS, HomeKey.of(home, answer.row()), home, answer.toBytes());
  }

  public void derive(Derivation derivation) {
    int home = home(derivation.key());
    send(Letter.DERIVATIONS, HomeKey.of(home, derivation.key()), home, derivation.toBytes());
  }

  public void claim(Claim claim) {
    byte[] key = HomeKey.of(claim.home(), claim.claimed());
    send(Letter.CLAIMS, key, claim.home(), claim.toBytes());
  }

  /** That a row has a reference key, or (null) has it no more. */
  public void reference(String reference, String row, @Nullable IndexEntry entry) {
    byte[] key = ReferenceEvent.key(reference, row);
    byte[] value = entry == null ? null : entry.toBytes();
    send(model.topics().refkey().name(), key, partitions.of(reference), value);
  }

  /** How far a dataset's partition has been read, to the judges of all keys. */
  public void mark(String dataset, int partition, Mark mark) {
    byte[] key = ReferenceEvent.markKey(dataset, partition);
    for (int i = 0; i < partitions.count(); i++) {
      send(model.topics().refkey().name(), key, i, mark.toBytes());
    }
  }

  /** What every instance may know about a key: its only row, or (null) nothing. */
  public void publish(String reference, @Nullable IndexEntry entry) {
    byte[] value = entry == null ? null : entry.toBytes();
    send(model.topics().index().name(), bytes(reference), partitions.of(reference), value);
  }

  public void change(ChangesTable table, RowChange change) {
    ChangeSchema schema = table.schema();
    byte[] key = wire.write(WireFormat.keySubject(table.topic()), schema.key(change.row()));
    byte[] value = wire.write(WireFormat.valueSubject(table.topic()), schema.value(change));
    send(table.topic().name(), key, partitions.ofAvro(key), value);
  }

  public void notify(Derived derived) {
    Topic topic = model.topics().derived();
    String key = derived.getReference() + "|" + derived.getKey();
    byte[] value = wire.write(WireFormat.valueSubject(topic), derived);
    send(topic.name(), bytes(key), partitions.of(key), value);
  }

  void send(String topic, byte[] key, int partition, byte @Nullable [] value) {
    Letter letter = new Letter(topic, partition, value);
    context.forward(new Record<>(key, letter, context.currentSystemTimeMs()));
    Haste.ofThisThread().sent();
  }

  void sendText(String topic, String key, byte[] value) {
    send(topic, bytes(key), partitions.of(key), value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
