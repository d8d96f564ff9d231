package io.moorline.streams.message;

/** What a row's home tells the judge of a reference key. */
public sealed interface ParkMessage extends Message {

  /** Tells the messages apart. */
  enum Kind {
    SUBSCRIBE,
    UNSUBSCRIBE,
    FOLLOWED
  }

  /** The row of that place waits no longer: a newer version replaced it, or it was deleted. */
  record Unsubscribe(String place) implements ParkMessage {

    @Override
    public byte[] toBytes() {
      return new Out().name(Kind.UNSUBSCRIBE).text(place).toBytes();
    }
  }

  /** The last answer of a step has come to the row's home. */
  record Followed() implements ParkMessage {

    @Override
    public byte[] toBytes() {
      return new Out().name(Kind.FOLLOWED).toBytes();
    }
  }

  record Subscribe(Subscription subscription) implements ParkMessage {

    @Override
    public byte[] toBytes() {
      Out out = new Out().name(Kind.SUBSCRIBE);
      Subscription.write(out, subscription);
      return out.toBytes();
    }
  }

  static ParkMessage read(byte[] bytes) {
    In in = new In(bytes);
    return switch (in.name(Kind.class)) {
      case SUBSCRIBE -> new Subscribe(Subscription.read(in));
      case UNSUBSCRIBE -> new Unsubscribe(in.text());
      case FOLLOWED -> new Followed();
    };
  }
}
