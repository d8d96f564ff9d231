package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a row wants another one to be linked to a reference.
 *
 * @param name of the need that says so
 * @param row the claiming row's primary key, opaque
 * @param entityKey the same as people read it
 * @param dataset id of the dataset of the row that is claimed
 * @param home where that row lives
 * @param claimed its primary key, opaque
 * @param key text of the reference key; null: the row takes its claim back
 * @param attributes what a derived reference would take from the claiming row
 * @param database of the claiming row
 * @param position of its version
 */
public record Claim(
    String name,
    String row,
    String entityKey,
    String dataset,
    int home,
    String claimed,
    @Nullable String key,
    Map<String, String> attributes,
    String database,
    Position position)
    implements Message {

  public Claim {
    attributes = Map.copyOf(attributes);
  }

  /** Tells the claims on one row apart. */
  public String id() {
    return name + "|" + row;
  }

  public boolean isForTheSameRowAs(Claim other) {
    return dataset.equals(other.dataset) && claimed.equals(other.claimed);
  }

  public boolean saysTheSameAs(Claim other) {
    return isForTheSameRowAs(other)
        && attributes.equals(other.attributes)
        && (key == null ? other.key == null : key.equals(other.key));
  }

  public Claim takenBack(Position at) {
    return new Claim(name, row, entityKey, dataset, home, claimed, null, Map.of(), database, at);
  }

  @Override
  public byte[] toBytes() {
    Out out = new Out();
    write(out, this);
    return out.toBytes();
  }

  public static Claim read(byte[] bytes) {
    return read(new In(bytes));
  }

  static void write(Out out, Claim claim) {
    out.text(claim.name)
        .text(claim.row)
        .text(claim.entityKey)
        .text(claim.dataset)
        .number(claim.home)
        .text(claim.claimed)
        .optional(claim.key, Out::text)
        .map(claim.attributes, Out::text)
        .text(claim.database)
        .position(claim.position);
  }

  static Claim read(In in) {
    return new Claim(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.smallNumber(),
        in.text(),
        in.optional(In::text),
        in.map(In::text),
        in.text(),
        in.position());
  }
}
