package io.moorline.streams.message;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.RowChange.Origin;
import java.util.Map;

/**
 * A reference row to be written: derived, or columns of a derived row to be filled. It is resolved
 * like any other row, since it may point at references of its own.
 *
 * @param intent insert-missing or fill-null
 * @param key text of the reference key
 * @param columns the row as canonical text, its key columns among them
 * @param read how far each database had been read when the row's values were captured
 * @param version of the newest of those rows
 * @param origin the row that made it necessary
 */
public record Derivation(
    Intent intent,
    String key,
    Map<String, String> columns,
    Map<String, Position> read,
    Position version,
    Origin origin)
    implements Message {

  @Override
  public byte[] toBytes() {
    Out out =
        new Out()
            .name(intent)
            .text(key)
            .map(columns, Out::text)
            .map(read, Out::position)
            .position(version);
    Origins.write(out, origin);
    return out.toBytes();
  }

  public static Derivation read(byte[] bytes) {
    In in = new In(bytes);
    return new Derivation(
        in.name(Intent.class),
        in.text(),
        in.map(In::text),
        in.map(In::position),
        in.position(),
        Origins.read(in));
  }
}
