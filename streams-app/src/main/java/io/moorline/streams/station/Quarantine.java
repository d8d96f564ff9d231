package io.moorline.streams.station;

import io.moorline.schemas.RowChange.Origin;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.QuarantineState;
import io.moorline.schemas.message.Quarantined;
import io.moorline.streams.model.CapturedModel;
import io.moorline.streams.station.Handler.Input;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets records aside, whole, and says how they stand later. */
public final class Quarantine {

  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final String RAISED_BY = "streams";

  private final Desk desk;

  Quarantine(Desk desk) {
    this.desk = desk;
  }

  /**
   * A record set aside.
   *
   * @param about tells the rows apart that the record made necessary; empty: the record itself
   */
  public record Case(
      String reason,
      String detail,
      String dataset,
      String topic,
      int partition,
      long offset,
      String about,
      byte @Nullable [] key,
      byte @Nullable [] value) {

    public static Case of(
        String reason,
        String detail,
        String dataset,
        Origin origin,
        String about,
        byte @Nullable [] key,
        byte @Nullable [] value) {
      return new Case(
          reason,
          detail,
          dataset,
          origin.topic(),
          origin.partition(),
          origin.offset(),
          about,
          key,
          value);
    }

    Case detailed(String text) {
      return new Case(reason, text, dataset, topic, partition, offset, about, key, value);
    }

    String id() {
      String record = dataset + "|" + topic + "|" + partition + "|" + offset;
      return about.isEmpty() ? record : record + "|" + about;
    }
  }

  public void open(Case aside) {
    desk.numbers().quarantined(aside.reason());
    LOG.atDebug()
        .addKeyValue("reason", aside.reason())
        .addKeyValue("topic", aside.topic())
        .addKeyValue("partition", aside.partition())
        .addKeyValue("offset", aside.offset())
        .log("Record set aside");
    send(aside, QuarantineState.OPEN);
  }

  public void returned(Case aside) {
    send(aside, QuarantineState.RETURNED);
  }

  public void superseded(Case aside) {
    send(aside, QuarantineState.SUPERSEDED);
  }

  public void malformed(Input input, String detail) {
    open("malformed", detail, input);
  }

  /** The record itself, as it came. */
  public void open(String reason, String detail, Input input) {
    open(raw(reason, detail, input));
  }

  /** An error of our own, on this one record. */
  void failed(Input input, RuntimeException error) {
    failed(raw("failed", "", input), error);
  }

  public void failed(Case aside, RuntimeException error) {
    LOG.atWarn()
        .addKeyValue("topic", aside.topic())
        .addKeyValue("partition", aside.partition())
        .addKeyValue("offset", aside.offset())
        .addKeyValue("error", error.getClass().getName())
        .log("Record could not be processed");
    LOG.debug("Why a record could not be processed", error);
    open(aside.detailed(error.getClass().getSimpleName() + ": " + error.getMessage()));
  }

  private Case raw(String reason, String detail, Input input) {
    RecordMetadata metadata = input.metadata();
    String dataset =
        desk.model().captured(metadata.topic()).map(CapturedModel::id).orElse("internal");
    return new Case(
        reason,
        detail,
        dataset,
        metadata.topic(),
        metadata.partition(),
        metadata.offset(),
        "",
        input.key(),
        input.value());
  }

  private void send(Case aside, QuarantineState state) {
    Quarantined record =
        Quarantined.newBuilder()
            .setId(aside.id())
            .setState(state)
            .setReason(aside.reason())
            .setDetail(aside.detail())
            .setDataset(aside.dataset())
            .setTopic(aside.topic())
            .setPartition(aside.partition())
            .setOffset(aside.offset())
            .setKey(aside.key() == null ? null : ByteBuffer.wrap(aside.key()))
            .setValue(aside.value() == null ? null : ByteBuffer.wrap(aside.value()))
            .setRaisedBy(RAISED_BY)
            .build();
    Topic topic = desk.model().topics().quarantine();
    byte[] value = desk.wire().write(WireFormat.valueSubject(topic), record);
    desk.sendText(topic.name(), aside.id(), value);
  }
}
