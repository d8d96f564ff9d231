package io.moorline.streams.message;

import io.moorline.rules.resolve.Verdict;
import io.moorline.rules.resolve.Verdict.Ambiguous;
import io.moorline.rules.resolve.Verdict.Incomplete;
import io.moorline.rules.resolve.Verdict.Linked;
import io.moorline.rules.resolve.Verdict.Missing;
import io.moorline.rules.resolve.Verdict.Underivable;
import io.moorline.schemas.Position;
import java.util.LinkedHashSet;

/**
 * What the judge tells a waiting row. That a reference is missing or incomplete, only if the row
 * wants to know.
 *
 * @param row the waiting row's id
 * @param version of the row that asked
 * @param key text of the reference key
 * @param last the judge goes on with others when it hears that this one has come
 */
public record Answer(
    String row, Position version, String key, Verdict<IndexEntry> verdict, boolean last)
    implements Message {

  private enum Kind {
    LINKED,
    UNDERIVABLE,
    AMBIGUOUS,
    MISSING,
    INCOMPLETE
  }

  @Override
  public byte[] toBytes() {
    Out out = new Out().text(row).position(version).text(key).flag(last);
    if (verdict instanceof Linked<IndexEntry> linked) {
      IndexEntry.write(out.name(Kind.LINKED), linked.row());
    } else if (verdict instanceof Underivable<IndexEntry> underivable) {
      out.name(Kind.UNDERIVABLE).list(underivable.columns(), Out::text);
    } else if (verdict instanceof Ambiguous<IndexEntry> ambiguous) {
      out.name(Kind.AMBIGUOUS).number(ambiguous.rows());
    } else if (verdict instanceof Incomplete<IndexEntry> incomplete) {
      out.name(Kind.INCOMPLETE).list(incomplete.columns(), Out::text);
    } else {
      out.name(Kind.MISSING);
    }
    return out.toBytes();
  }

  public static Answer read(byte[] bytes) {
    In in = new In(bytes);
    String row = in.text();
    Position version = in.position();
    String key = in.text();
    boolean last = in.flag();
    return new Answer(row, version, key, verdict(in), last);
  }

  private static Verdict<IndexEntry> verdict(In in) {
    return switch (in.name(Kind.class)) {
      case LINKED -> new Linked<>(IndexEntry.read(in));
      case UNDERIVABLE -> new Underivable<>(new LinkedHashSet<>(in.list(In::text)));
      case AMBIGUOUS -> new Ambiguous<>(in.smallNumber());
      case MISSING -> new Missing<>();
      case INCOMPLETE -> new Incomplete<>(new LinkedHashSet<>(in.list(In::text)));
    };
  }
}
