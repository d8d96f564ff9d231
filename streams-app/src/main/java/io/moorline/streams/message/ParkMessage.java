package io.moorline.streams.message;

/** What a row's home tells the judge of a reference key. */
public sealed interface ParkMessage extends Message {

  /** The row of that place waits no longer: a newer version replaced it, or it was deleted. */
  record Unsubscribe(String place) implements ParkMessage {

    @Override
    public byte[] toBytes() {
      return new Out().flag(false).text(place).toBytes();
    }
  }

  record Subscribe(Subscription subscription) implements ParkMessage {

    @Override
    public byte[] toBytes() {
      Out out = new Out().flag(true);
      Subscription.write(out, subscription);
      return out.toBytes();
    }
  }

  static ParkMessage read(byte[] bytes) {
    In in = new In(bytes);
    return in.flag() ? new Subscribe(Subscription.read(in)) : new Unsubscribe(in.text());
  }
}
