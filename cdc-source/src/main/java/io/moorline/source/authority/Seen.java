package io.moorline.source.authority;

import io.moorline.rules.pipeline.Reference;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of the rows of a load: whether they are others, and their keys. */
final class Seen {

  private final Reference reference;
  private final RowMapping mapping;
  private final Fingerprint content = new Fingerprint();
  private final KeyHashes keys = new KeyHashes();

  Seen(Reference reference, RowMapping mapping) {
    this.reference = reference;
    this.mapping = mapping;
  }

  /**
   * @param made what the origin's row became; empty: it was set aside, and nobody waits for it
   */
  void add(Map<String, @Nullable String> origin, Optional<Map<String, @Nullable Object>> made) {
    content.add(origin);
    made.flatMap(row -> mapping.key(reference, row)).ifPresent(keys::add);
  }

  String content() {
    return content.text();
  }

  KeyHashes keys() {
    return keys;
  }
}
