package io.moorline.rules.resolve;

import io.moorline.rules.pipeline.KeyRule;
import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A business key after normalization.
 *
 * @param reference the reference's id
 * @param parts one normalized text per key column, in the order of the reference's key
 */
public record ReferenceKey(String reference, List<String> parts) {

  private static final char SEPARATOR = '|';
  private static final char ESCAPE = '\\';

  public ReferenceKey {
    parts = List.copyOf(parts);
  }

  /** The key of a row of the reference itself; empty when a part is blank after normalization. */
  public static Optional<ReferenceKey> of(Reference reference, ColumnText row) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, KeyRule> column : reference.key().entrySet()) {
      String part = column.getValue().normalize(row.of(column.getKey()));
      if (part == null) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(new ReferenceKey(reference.id(), parts));
  }

  /** The key that another row gives to the reference; likewise. */
  public static Optional<ReferenceKey> of(Reference reference, Need need, ColumnText row) {
    return of(reference, column -> need.by().get(column).text(row));
  }

  /** Reads what {@link #text} wrote. */
  public static ReferenceKey parse(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SEPARATOR) {
        parts.add(part.toString());
        part.setLength(0);
      } else if (c == ESCAPE) {
        char escaped = text.charAt(++i);
        part.append(escaped == '0' ? '\0' : escaped);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return new ReferenceKey(parts.get(0), parts.subList(1, parts.size()));
  }

  /** Unambiguous text: reference and parts; no other key has the same, and it holds no NUL. */
  public String text() {
    return reference + SEPARATOR + partsText();
  }

  /** The key without its reference, as people read it. */
  public String partsText() {
    StringJoiner text = new StringJoiner(String.valueOf(SEPARATOR));
    parts.forEach(part -> text.add(escape(part)));
    return text.toString();
  }

  /** The key's parts by the columns of the reference's key. */
  public Map<String, String> columns(Reference definition) {
    Map<String, String> columns = new LinkedHashMap<>();
    int i = 0;
    for (String column : definition.key().keySet()) {
      columns.put(column, parts.get(i++));
    }
    return columns;
  }

  private static String escape(String part) {
    return part.replace("\\", "\\\\").replace("|", "\\|").replace("\0", "\\0");
  }
}
