package io.moorline.streams.message;

/**
 * A walk over the rows that wait for one key, in small steps.
 *
 * @param after the subscription the last step ended at; empty at the start
 * @param ahead how many steps it is ahead of the homes that it answers
 */
public record Round(Task task, String after, int ahead) implements Message {

  /** So many rows that are released come before any other, and no more. */
  private static final int FAR = 4;

  public enum Task {
    /** Tell every row how its key stands; rows that are linked leave. */
    ANSWER,
    /** Make the key's request anew. */
    RECOUNT
  }

  public static Round start(Task task) {
    return new Round(task, "", 0);
  }

  /** Another walk in place of this one: what the homes have not read yet still lies there. */
  public Round again(Task other) {
    return new Round(other, "", ahead);
  }

  /** After one more step. */
  public Round step(String last, boolean answered) {
    return new Round(task, last, answered ? ahead + 1 : ahead);
  }

  /** A home has come to the end of a step; maybe of one of an earlier walk. */
  public Round followed() {
    return new Round(task, after, Math.max(0, ahead - 1));
  }

  public boolean isFarAhead() {
    return ahead >= FAR;
  }

  @Override
  public byte[] toBytes() {
    return new Out().name(task).text(after).number(ahead).toBytes();
  }

  public static Round read(byte[] bytes) {
    In in = new In(bytes);
    return new Round(in.name(Task.class), in.text(), in.smallNumber());
  }
}
