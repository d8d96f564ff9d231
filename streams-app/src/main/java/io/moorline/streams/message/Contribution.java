package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.util.Comparator;

/**
 * Which captured row a candidate's value comes from. Positions of different databases do not tell
 * which was earlier; comparing them at least gives every task the same answer.
 *
 * @param row the waiting row's id
 */
public record Contribution(String database, Position position, String row)
    implements Comparable<Contribution> {

  private static final Comparator<Contribution> ORDER =
      Comparator.comparing(Contribution::position)
          .thenComparing(Contribution::database)
          .thenComparing(Contribution::row);

  /** Row ids begin with their dataset's. */
  public String dataset() {
    return row.substring(0, row.indexOf('|'));
  }

  @Override
  public int compareTo(Contribution other) {
    return ORDER.compare(this, other);
  }

  static void write(Out out, Contribution from) {
    out.text(from.database).position(from.position).text(from.row);
  }

  static Contribution read(In in) {
    return new Contribution(in.text(), in.position(), in.text());
  }
}
