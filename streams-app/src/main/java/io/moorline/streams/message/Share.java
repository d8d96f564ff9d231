package io.moorline.streams.message;

/**
 * How many keys of a reference one judge knows.
 *
 * @param keys those that exist
 * @param derived those of them whose rows are all derived, and not reviewed
 * @param pending those that were derived and are not captured yet
 * @param most how many existed at most that were not derived
 */
public record Share(long keys, long derived, long pending, long most) implements Message {

  public static final Share NONE = new Share(0, 0, 0, 0);

  /** An index with fewer keys was never full: every share of it may be a beginning. */
  private static final long FULL = 20;

  public Share deriving() {
    return new Share(keys, derived, pending + 1, most);
  }

  /** What was derived is captured, or lost. */
  public Share ended() {
    return new Share(keys, derived, Math.max(0, pending - 1), most);
  }

  public Share change(Existing before, Existing after) {
    long nowKeys = keys + count(after.exists()) - count(before.exists());
    long nowDerived = derived + count(after.isDerived()) - count(before.isDerived());
    return new Share(nowKeys, nowDerived, pending, Math.max(most, nowKeys - nowDerived));
  }

  public boolean exceeds(int percent) {
    return derived * 100 > percent * keys;
  }

  /** Whether one key more may be derived. */
  public boolean allows(int percent) {
    return most < FULL || (derived + pending + 1) * 100 <= percent * (keys + pending + 1);
  }

  private static int count(boolean one) {
    return one ? 1 : 0;
  }

  @Override
  public byte[] toBytes() {
    return new Out().number(keys).number(derived).number(pending).number(most).toBytes();
  }

  public static Share read(byte[] bytes) {
    In in = new In(bytes);
    return new Share(in.number(), in.number(), in.number(), in.number());
  }
}
