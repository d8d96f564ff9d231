package io.moorline.streams.model;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Captured;
import io.moorline.schemas.Position;
import io.moorline.streams.message.IndexEntry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has rows that say something about reference keys. */
public sealed interface KeyedModel extends CapturedModel permits ReferenceModel, AuthorityModel {

  Optional<ReferenceKey> key(Map<String, @Nullable Object> row);

  /** What a captured row says that has a key. */
  IndexEntry entry(Map<String, @Nullable Object> row, Position position);

  /** Whether the later of two entries is no news. */
  boolean sayTheSame(IndexEntry before, IndexEntry now);

  /** Whether two positions under one id are of two rows. */
  boolean areTwo(Position before, Position now);

  /** Rows from before it, which the complete reading did not find again, are gone. */
  Position begun(Captured complete);
}
