package io.moorline.streams.message;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import java.util.Map;
import java.util.Optional;

/**
 * A link of a row that all rows that ask for it agree on.
 *
 * @param dataset id of the dataset of the row to be linked
 * @param anchoring the name of the link
 * @param claim the name of the need that asked first
 * @param columns of the row, as canonical text; empty: NULL
 * @param key text of the reference key
 * @param attributes what a derived reference would take from those who ask
 * @param read how far each database had been read when all of this was known
 */
public record ClaimedLink(
    String dataset,
    String anchoring,
    String claim,
    Map<String, Optional<String>> columns,
    String key,
    Map<String, String> attributes,
    Map<String, Position> read,
    Position version,
    Origin origin)
    implements Message {

  /** The same but for what was read meanwhile. */
  public boolean saysTheSameAs(ClaimedLink other) {
    return claim.equals(other.claim)
        && columns.equals(other.columns)
        && key.equals(other.key)
        && attributes.equals(other.attributes);
  }

  @Override
  public byte[] toBytes() {
    Out out =
        new Out()
            .text(dataset)
            .text(anchoring)
            .text(claim)
            .map(columns, (to, text) -> to.optional(text.orElse(null), Out::text))
            .text(key)
            .map(attributes, Out::text)
            .map(read, Out::position)
            .position(version);
    Origins.write(out, origin);
    return out.toBytes();
  }

  public static ClaimedLink read(byte[] bytes) {
    In in = new In(bytes);
    return new ClaimedLink(
        in.text(),
        in.text(),
        in.text(),
        in.map(text -> Optional.ofNullable(text.optional(In::text))),
        in.text(),
        in.map(In::text),
        in.map(In::position),
        in.position(),
        Origins.read(in));
  }
}
