package io.moorline.streams.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What authorities say about a reference key.
 *
 * @param rows theirs
 * @param times how often the sink was told
 * @param said by column, what it was told last: what it was told before may have been overtaken
 *     while it waited, and was then never written
 * @param of the key, as it is spelled in the row that this was said of
 * @param met whether that row was there, before or since
 */
public record Statement(
    Existing rows, long times, Map<String, String> said, Map<String, String> of, boolean met)
    implements Message {

  public static final Statement NONE = new Statement(Existing.NONE, 0, Map.of(), Map.of(), false);

  public Statement {
    said = Map.copyOf(said);
    of = Map.copyOf(of);
  }

  /** With this row as it is now; null: the authority has it no more. */
  public Statement with(String row, @Nullable IndexEntry entry) {
    return new Statement(rows.with(row, entry), times, said, of, met);
  }

  /** Once it was told. */
  public Statement told(Map<String, String> columns, Map<String, String> key, boolean there) {
    return new Statement(rows, times + 1, columns, key, there);
  }

  public Statement whenMet() {
    return new Statement(rows, times, said, of, true);
  }

  /** Whether its row will be captured, as far as anybody knows. */
  public boolean isUnderWay() {
    return times > 0 && !met;
  }

  /** Whether this was told last. */
  public boolean hasSaid(Map<String, String> columns) {
    return times > 0 && said.equals(columns);
  }

  @Override
  public byte[] toBytes() {
    Out out = new Out();
    Existing.write(out, rows);
    return out.number(times).map(said, Out::text).map(of, Out::text).flag(met).toBytes();
  }

  public static Statement read(byte[] bytes) {
    In in = new In(bytes);
    return new Statement(
        Existing.read(in), in.number(), in.map(In::text), in.map(In::text), in.flag());
  }
}
