package io.moorline.streams.message;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row that waits for one reference key.
 *
 * @param home the partition where the row waits
 * @param row the waiting row's id
 * @param version the waiting row's position: an answer to another version is ignored
 * @param derives whether the row lets the reference be derived
 * @param tellMissing whether the row wants to hear that the reference is missing
 * @param tellIncomplete whether it wants to hear that columns which it takes over are NULL
 * @param gate how far the reference's dataset must have been read before the reference is missing;
 *     {@link #ANY}: the row's own database does not tell
 * @param asked since when the row asks, if that counts; the judge stamps it
 * @param attributes what a derived reference would take from the row
 * @param columns what the reference's row must have to be linked to
 * @param vanished answered by any reference row but this: it was relied on before, and is gone
 */
public record Subscription(
    int home,
    String row,
    Position version,
    boolean derives,
    boolean tellMissing,
    boolean tellIncomplete,
    Position gate,
    @Nullable Instant asked,
    Map<String, String> attributes,
    Set<String> columns,
    @Nullable Vanished vanished,
    Origin origin)
    implements Message {

  /** A row of a database whose reading says nothing about the reference's. */
  public static final Position ANY = new Position(0, 0, 0);

  public Subscription {
    attributes = Map.copyOf(attributes);
    columns = Set.copyOf(columns);
  }

  public Subscription since(Instant time) {
    return new Subscription(
        home,
        row,
        version,
        derives,
        tellMissing,
        tellIncomplete,
        gate,
        time,
        attributes,
        columns,
        vanished,
        origin);
  }

  /** Where the row waits: the ids of two homes may be the same. */
  public static String place(int home, String row) {
    return Integer.toString(home) + '|' + row;
  }

  public String place() {
    return place(home, row);
  }

  /** Of rows that authorities made necessary the version is no place in the database's log. */
  public Contribution contribution() {
    return new Contribution(origin.database(), gate.equals(ANY) ? version : gate, row);
  }

  public boolean accepts(IndexEntry entry) {
    return entry.has(columns) && (vanished == null || vanished.isNot(entry));
  }

  /** What of the reference's row the row would take over, and is NULL. */
  public Set<String> lacking(IndexEntry entry) {
    Set<String> lacking = new TreeSet<>(columns);
    lacking.removeAll(entry.columns().keySet());
    return lacking;
  }

  @Override
  public byte[] toBytes() {
    Out out = new Out();
    write(out, this);
    return out.toBytes();
  }

  public static Subscription read(byte[] bytes) {
    return read(new In(bytes));
  }

  static void write(Out out, Subscription subscription) {
    out.number(subscription.home)
        .text(subscription.row)
        .position(subscription.version)
        .flag(subscription.derives)
        .flag(subscription.tellMissing)
        .flag(subscription.tellIncomplete)
        .position(subscription.gate)
        .optional(subscription.asked, Out::instant)
        .map(subscription.attributes, Out::text)
        .list(subscription.columns, Out::text)
        .optional(subscription.vanished, Vanished::write);
    Origins.write(out, subscription.origin);
  }

  static Subscription read(In in) {
    return new Subscription(
        in.smallNumber(),
        in.text(),
        in.position(),
        in.flag(),
        in.flag(),
        in.flag(),
        in.position(),
        in.optional(In::instant),
        in.map(In::text),
        new LinkedHashSet<>(in.list(In::text)),
        in.optional(Vanished::read),
        Origins.read(in));
  }
}
