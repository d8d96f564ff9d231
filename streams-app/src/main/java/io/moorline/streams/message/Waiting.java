package io.moorline.streams.message;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row at home that waits for references, or was set aside.
 *
 * @param dataset id of the dataset whose row it is
 * @param reason why it is set aside (a quarantine reason), or null while it just waits
 * @param key of the original record
 * @param value of the original record: from it the row goes on
 * @param references text of each reference key to its row, null while outstanding
 */
public record Waiting(
    @Nullable String reason,
    String dataset,
    Kind kind,
    Position version,
    Origin origin,
    byte @Nullable [] key,
    byte[] value,
    Map<String, @Nullable IndexEntry> references)
    implements Message {

  /** Where the row came from: how its original bytes are read. */
  public enum Kind {
    CAPTURED,
    DERIVED,
    HANDED_BACK
  }

  public boolean setAside() {
    return reason != null;
  }

  public boolean settled() {
    return references.values().stream().noneMatch(entry -> entry == null);
  }

  public boolean awaits(String reference) {
    return references.containsKey(reference) && references.get(reference) == null;
  }

  public Waiting linked(String reference, IndexEntry entry) {
    Map<String, @Nullable IndexEntry> changed = new LinkedHashMap<>(references);
    changed.put(reference, entry);
    return new Waiting(reason, dataset, kind, version, origin, key, value, changed);
  }

  public Waiting asideFor(String why) {
    return new Waiting(why, dataset, kind, version, origin, key, value, references);
  }

  @Override
  public byte[] toBytes() {
    Out out =
        new Out()
            .optional(reason, Out::text)
            .text(dataset)
            .name(kind)
            .position(version)
            .optional(key, Out::bytes)
            .bytes(value);
    Origins.write(out, origin);
    return out.map(references, (to, entry) -> to.optional(entry, IndexEntry::write)).toBytes();
  }

  public static Waiting read(byte[] bytes) {
    In in = new In(bytes);
    String reason = in.optional(In::text);
    String dataset = in.text();
    Kind kind = in.name(Kind.class);
    Position version = in.position();
    byte[] key = in.optional(In::bytes);
    byte[] value = in.bytes();
    Origin origin = Origins.read(in);
    return new Waiting(
        reason,
        dataset,
        kind,
        version,
        origin,
        key,
        value,
        in.map(entry -> entry.optional(IndexEntry::read)));
  }
}
