package io.moorline.streams.message;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A reference row to be written: derived, columns of a derived row to be filled, or what an
 * authority says. It is resolved like any other row, since it may point at references of its own.
 *
 * @param key text of the reference key
 * @param columns the row as canonical text, its key columns among them
 * @param read how far each database had been read when the row's values were captured
 * @param version of the newest of those rows
 * @param origin the row that made it necessary
 * @param takeOver of a take-over alone
 */
public record Derivation(
    Intent intent,
    String key,
    Map<String, String> columns,
    Map<String, Position> read,
    Position version,
    Origin origin,
    @Nullable TakeOver takeOver)
    implements Message {

  /**
   * What else an authority's row needs.
   *
   * @param blank the columns that it leaves blank
   * @param again it was written already, but for links to its own kind
   */
  public record TakeOver(Set<String> blank, boolean again) {

    private static void write(Out out, TakeOver takeOver) {
      out.list(takeOver.blank, Out::text).flag(takeOver.again);
    }

    private static TakeOver read(In in) {
      return new TakeOver(new TreeSet<>(in.list(In::text)), in.flag());
    }
  }

  /** A derived row, or what fills one. */
  public Derivation(
      Intent intent,
      String key,
      Map<String, String> columns,
      Map<String, Position> read,
      Position version,
      Origin origin) {
    this(intent, key, columns, read, version, origin, null);
  }

  /** The same once more, after it was written without links to its own kind. */
  public Derivation again() {
    TakeOver now = new TakeOver(takeOver.blank, true);
    return new Derivation(intent, key, columns, read, version, origin, now);
  }

  /** What is new to a row, and must not wait for others of its kind. */
  public boolean comesFirst() {
    return intent == Intent.INSERT_MISSING || takeOver != null && !takeOver.again;
  }

  @Override
  public byte[] toBytes() {
    Out out =
        new Out()
            .name(intent)
            .text(key)
            .map(columns, Out::text)
            .map(read, Out::position)
            .position(version);
    Origins.write(out, origin);
    return out.optional(takeOver, TakeOver::write).toBytes();
  }

  public static Derivation read(byte[] bytes) {
    In in = new In(bytes);
    return new Derivation(
        in.name(Intent.class),
        in.text(),
        in.map(In::text),
        in.map(In::position),
        in.position(),
        Origins.read(in),
        in.optional(TakeOver::read));
  }
}
