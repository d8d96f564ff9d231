package io.moorline.streams.message;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row at home that waits for references.
 *
 * @param standing whether the row is withheld meanwhile
 * @param reason why it is set aside (a quarantine reason), else null
 * @param dataset id of the dataset whose row it is
 * @param key of the original record
 * @param value of the original record: from it the row goes on
 * @param references text of each reference key to its row, null while outstanding
 * @param said text of each reference key that cannot be linked to for now to why that is; only of
 *     rows in their tables
 * @param told by name of a need: what people were told about its open link
 */
public record Waiting(
    Standing standing,
    @Nullable String reason,
    String dataset,
    Kind kind,
    Position version,
    Origin origin,
    byte @Nullable [] key,
    byte[] value,
    Map<String, @Nullable IndexEntry> references,
    Map<String, Said> said,
    Map<String, Told> told)
    implements Message {

  /** How a waiting row stands. */
  public enum Standing {
    /** Withheld until its references exist. */
    PARKED,
    /** In its table already: a link of it is still to be filled. */
    OPEN_LINK,
    /** Withheld, and a person may have to do something. */
    SET_ASIDE
  }

  /** Where the row came from: how its original bytes are read. */
  public enum Kind {
    CAPTURED,
    DERIVED,
    HANDED_BACK,
    CLAIMED
  }

  /**
   * What a judge answered.
   *
   * @param verdict one word
   * @param detail in sentences
   */
  public record Said(String verdict, String detail) {}

  /**
   * @param key text of the reference key
   * @param verdict one word
   */
  public record Told(String key, String verdict) {}

  public boolean setAside() {
    return standing == Standing.SET_ASIDE;
  }

  public boolean isOpenLink() {
    return standing == Standing.OPEN_LINK;
  }

  public boolean settled() {
    return references.values().stream().noneMatch(entry -> entry == null);
  }

  public boolean awaits(String reference) {
    return references.containsKey(reference) && references.get(reference) == null;
  }

  /** The keys that no answer has come for. */
  public List<String> outstanding() {
    return references.keySet().stream().filter(this::awaits).toList();
  }

  public Waiting linked(String reference, IndexEntry entry) {
    Map<String, @Nullable IndexEntry> changed = new LinkedHashMap<>(references);
    changed.put(reference, entry);
    Map<String, Told> left = told(changed);
    Map<String, Said> others = new LinkedHashMap<>(said);
    others.remove(reference);
    return new Waiting(
        standing, reason, dataset, kind, version, origin, key, value, changed, others, left);
  }

  /** It waits for these, too. */
  public Waiting with(Map<String, @Nullable IndexEntry> more) {
    Map<String, @Nullable IndexEntry> all = new LinkedHashMap<>(references);
    all.putAll(more);
    return new Waiting(
        standing, reason, dataset, kind, version, origin, key, value, all, said, told(all));
  }

  /** What was told, but for the references that are known now. */
  private Map<String, Told> told(Map<String, @Nullable IndexEntry> known) {
    Map<String, Told> left = new LinkedHashMap<>(told);
    left.values().removeIf(one -> known.get(one.key) != null);
    return left;
  }

  /** The reference cannot be linked to for now. */
  public Waiting hearing(String reference, Said why) {
    Map<String, Said> heard = new LinkedHashMap<>(said);
    heard.put(reference, why);
    return new Waiting(
        standing, reason, dataset, kind, version, origin, key, value, references, heard, told);
  }

  public Waiting asideFor(String why) {
    return new Waiting(
        Standing.SET_ASIDE,
        why,
        dataset,
        kind,
        version,
        origin,
        key,
        value,
        references,
        said,
        told);
  }

  /** It was written without what is missing. */
  public Waiting asOpenLink() {
    return new Waiting(
        Standing.OPEN_LINK,
        null,
        dataset,
        kind,
        version,
        origin,
        key,
        value,
        references,
        said,
        told);
  }

  public Waiting telling(Map<String, Told> now) {
    return new Waiting(
        standing, reason, dataset, kind, version, origin, key, value, references, said, now);
  }

  @Override
  public byte[] toBytes() {
    Out out =
        new Out()
            .name(standing)
            .optional(reason, Out::text)
            .text(dataset)
            .name(kind)
            .position(version)
            .optional(key, Out::bytes)
            .bytes(value);
    Origins.write(out, origin);
    return out.map(references, (to, entry) -> to.optional(entry, IndexEntry::write))
        .map(said, (to, one) -> to.text(one.verdict).text(one.detail))
        .map(told, (to, one) -> to.text(one.key).text(one.verdict))
        .toBytes();
  }

  public static Waiting read(byte[] bytes) {
    In in = new In(bytes);
    Standing standing = in.name(Standing.class);
    String reason = in.optional(In::text);
    String dataset = in.text();
    Kind kind = in.name(Kind.class);
    Position version = in.position();
    byte[] key = in.optional(In::bytes);
    byte[] value = in.bytes();
    Origin origin = Origins.read(in);
    return new Waiting(
        standing,
        reason,
        dataset,
        kind,
        version,
        origin,
        key,
        value,
        in.map(entry -> entry.optional(IndexEntry::read)),
        in.map(one -> new Said(one.text(), one.text())),
        in.map(one -> new Told(one.text(), one.text())));
  }
}
