package io.moorline.streams.station;

import io.moorline.schemas.Position;
import io.moorline.schemas.Topic;
import io.moorline.schemas.WireFormat;
import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.FindingKind;
import io.moorline.schemas.message.FindingState;
import org.jspecify.annotations.Nullable;

/** Says what people should look at, and when it is over. */
public final class Findings {

  private final Desk desk;

  Findings(Desk desk) {
    this.desk = desk;
  }

  /**
   * Something found.
   *
   * @param dataset id of the dataset whose row it is; of a collision, of the reference
   * @param row as the change_log names it; null of a collision
   * @param about tells the findings of one row apart
   * @param key the reference key as people read it; null when several are meant
   * @param verdict one word
   */
  public record Found(
      FindingKind kind,
      String dataset,
      @Nullable String row,
      String about,
      String reference,
      @Nullable String key,
      String verdict,
      String detail,
      Position position) {

    public String id() {
      return kind + "|" + dataset + "|" + (row == null ? "" : row + "|") + about;
    }

    /** The same but for the version of the row. */
    public boolean saysTheSameAs(Found other) {
      return detail.equals(other.detail) && verdict.equals(other.verdict);
    }
  }

  public void open(Found found) {
    send(found, FindingState.OPEN);
  }

  public void close(Found found) {
    send(found, FindingState.CLOSED);
  }

  private void send(Found found, FindingState state) {
    Finding record =
        Finding.newBuilder()
            .setId(found.id())
            .setKind(found.kind())
            .setState(state)
            .setDataset(found.dataset())
            .setRow(found.row())
            .setReference(found.reference())
            .setReferenceKey(found.key())
            .setVerdict(found.verdict())
            .setDetail(found.detail())
            .setPosition(found.position().text())
            .build();
    Topic topic = desk.model().topics().findings();
    desk.sendText(
        topic.name(), found.id(), desk.wire().write(WireFormat.valueSubject(topic), record));
  }
}
