package io.moorline.streams.message;

/**
 * A walk over the rows that wait for one key, in small steps.
 *
 * @param after the subscription the last step ended at; empty at the start
 */
public record Round(Task task, String after) implements Message {

  public enum Task {
    /** Tell every row how its key stands; rows that are linked leave. */
    ANSWER,
    /** Make the key's request anew. */
    RECOUNT
  }

  public static Round start(Task task) {
    return new Round(task, "");
  }

  @Override
  public byte[] toBytes() {
    return new Out().name(task).text(after).toBytes();
  }

  public static Round read(byte[] bytes) {
    In in = new In(bytes);
    return new Round(in.name(Task.class), in.text());
  }
}
