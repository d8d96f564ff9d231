package io.moorline.sink.write;

import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.HandBack;
import io.moorline.schemas.message.Quarantined;
import io.moorline.sink.batch.Step;
import java.nio.ByteBuffer;

/** What the sink tells the other parts, in the wire format. Ids follow from the record alone. */
public final class Messages {

  private final Topics topics;
  private final WireFormat wire;

  public Messages(Topics topics, WireFormat wire) {
    this.topics = topics;
    this.wire = wire;
  }

  /** Registers both schemas, so that a registry that is away later stops nobody. */
  public void warmUp() {
    wire.warmUp(WireFormat.valueSubject(topics.handbacks()), HandBack.getClassSchema());
    wire.warmUp(WireFormat.valueSubject(topics.quarantine()), Quarantined.getClassSchema());
  }

  Message quarantined(Quarantined record) {
    byte[] value = wire.write(WireFormat.valueSubject(topics.quarantine()), record);
    return new Message(topics.quarantine().name(), record.getId(), null, value);
  }

  /** Goes to the partition where the row waits. */
  Message handBack(HandedBack back) {
    Step step = back.row().step();
    String id =
        String.join(
            "|",
            topics.sinkGroup(),
            step.record().topic(),
            Integer.toString(step.record().partition()),
            Long.toString(step.record().offset()));
    HandBack record =
        new HandBack(
            id,
            step.source().dataset(),
            back.missing().reference(),
            back.missing().key(),
            back.missing().position().text(),
            ByteBuffer.wrap(step.record().value()));
    byte[] value = wire.write(WireFormat.valueSubject(topics.handbacks()), record);
    return new Message(topics.handbacks().name(), id, step.home(), value);
  }
}
