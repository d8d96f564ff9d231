package io.moorline.rules.pipeline;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who really knows a reference: its rows are loaded from there, whole.
 *
 * @param id ASCII; names its topic, as the id of a dataset does
 * @param reference the reference's name
 * @param columns reference column to where it comes from, the key among them; empty: every column
 *     of the reference whose name the origin has too
 * @param schedule when it is loaded again; empty: a table once, a file whenever it has changed
 */
public record Authority(
    String id,
    String reference,
    Origin origin,
    Map<String, Source> columns,
    Optional<Schedule> schedule) {

  /** Where the rows of an authority stand. */
  public sealed interface Origin {}

  /** A table, of a database that need not be captured. */
  public record InTable(TableName table) implements Origin {

    @Override
    public String toString() {
      return table.toString();
    }
  }

  /** A file, CSV or YAML by its ending. */
  public record InFile(Path path) implements Origin {

    @Override
    public String toString() {
      return path.toString();
    }
  }

  public Authority {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
