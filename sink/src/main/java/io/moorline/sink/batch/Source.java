package io.moorline.sink.batch;

import io.moorline.sink.table.TargetTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a changes topic is about.
 *
 * @param order parents come before the tables that point at them
 * @param dataset the id of the dataset that names the topic
 * @param entity what the change_log calls a row
 * @param owned the table is a mirror: the pipeline owns its content
 * @param newestBy of a mirror: the columns that tell which of several rows with one key counts
 * @param pointers how its rows point at references
 */
public record Source(
    int order,
    String dataset,
    TargetTable table,
    String entity,
    boolean owned,
    List<String> newestBy,
    List<Pointer> pointers) {

  public Source {
    newestBy = List.copyOf(newestBy);
    pointers = List.copyOf(pointers);
  }

  /** One source per topic; comparing tables per row would cost more than writing it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
