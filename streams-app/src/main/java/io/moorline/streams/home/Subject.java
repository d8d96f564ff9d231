package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import io.moorline.streams.message.Vanished;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.model.InPlaceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to a changes topic, wherever it came from.
 *
 * @param dataset id of the dataset whose row it is
 * @param id of the row among those that may wait here
 * @param version its position: the later version of one id replaces the earlier
 * @param revision what the revisions of its changes begin with: above all that were handed back;
 *     from there they count the links
 * @param read how far each database had been read when the row was captured
 * @param key of the record it came from
 * @param value of that record: the row can be made from it again
 * @param row what will be written, but for the links; of a patch: what the row holds
 * @param said of a take-over: what was said before it, once it is compared; else empty
 * @param vanished text of a reference key to the row that vanished under it
 * @param later texts of reference keys that are linked later rather than waited for
 * @param refusal why the row cannot be written, whatever its references say
 */
record Subject(
    Kind kind,
    String dataset,
    String id,
    Position version,
    int revision,
    Map<String, Position> read,
    Origin origin,
    byte @Nullable [] key,
    byte[] value,
    ChangesTable target,
    Intent intent,
    Map<String, @Nullable Object> row,
    Map<String, @Nullable Object> said,
    Links links,
    Map<String, Vanished> vanished,
    Set<String> later,
    Optional<Refusal> refusal) {

  record Refusal(String reason, String detail) {}

  /** Whether the row stands in its table already, and is only corrected. */
  boolean isPatch() {
    return intent == Intent.PATCH;
  }

  /** Whether a patch of it was not decided by the row alone. */
  boolean reliesOnClaims() {
    return isPatch() && links.links().stream().anyMatch(link -> link.needs().isEmpty());
  }

  /**
   * A claim has no order of its own: whatever was found last holds. So it is with changes of one
   * row that are handed back one after the other: each knows all keys of the row, or of one link of
   * it.
   */
  boolean replaces(Waiting older) {
    boolean handedBack = kind == Kind.HANDED_BACK && (intent == Intent.UPSERT || isPatch());
    boolean again = handedBack || intent == Intent.TAKE_OVER;
    return kind == Kind.CLAIMED
        || version.isAfter(older.version())
        || again && version.equals(older.version());
  }

  /** The row, compared with this. */
  Subject saidBefore(Map<String, @Nullable Object> before) {
    return new Subject(
        kind, dataset, id, version, revision, read, origin, key, value, target, intent, row, before,
        links, vanished, later, refusal);
  }

  boolean isHandedBack() {
    return kind == Kind.HANDED_BACK;
  }

  /** The needs whose links the row, which stands in its table, does not have yet. */
  List<Need> openNeeds(Link link) {
    return link.needs().stream().filter(need -> InPlaceModel.isOpen(need, row)).toList();
  }

  /** The row's identity in its table, as the change_log writes it. */
  String entityKey() {
    return String.join(
        "|", target.key().stream().map(column -> target.shape().texts(row).of(column)).toList());
  }
}
