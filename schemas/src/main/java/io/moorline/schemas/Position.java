package io.moorline.schemas;

import java.util.HexFormat;

/**
 * Where in its source database's history a row was captured: totally ordered, strictly rising.
 *
 * @param epoch counts the snapshots of the source: a new snapshot starts a new epoch
 * @param lsn end of the transaction before the row's own, or the snapshot's place in the log
 * @param order the row's number in its transaction; 0 for snapshot rows and progress marks
 */
public record Position(int epoch, long lsn, long order) implements Comparable<Position> {

  private static final HexFormat HEX = HexFormat.of();

  @Override
  public int compareTo(Position other) {
    int byEpoch = Integer.compare(epoch, other.epoch);
    if (byEpoch != 0) {
      return byEpoch;
    }
    int byLsn = Long.compareUnsigned(lsn, other.lsn);
    return byLsn != 0 ? byLsn : Long.compare(order, other.order);
  }

  public boolean isAfter(Position other) {
    return compareTo(other) > 0;
  }

  /** Fixed-width text that sorts (bytewise) as positions do; stored beside rows in the target. */
  public String text() {
    return HEX.toHexDigits(epoch, 4)
        + '-'
        + HEX.toHexDigits(lsn, 16)
        + '-'
        + HEX.toHexDigits(order, 8);
  }

  public static Position parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a position: " + text);
    }
    return new Position(
        Integer.parseInt(parts[0], 16),
        Long.parseUnsignedLong(parts[1], 16),
        Long.parseLong(parts[2], 16));
  }
}
