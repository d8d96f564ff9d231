package io.moorline.source;

import io.moorline.schemas.Captured.Op;
import io.moorline.source.CaptureWriter.TableKey;
import io.moorline.source.Event.Row;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the log has told since tables began to be captured again: what it said of them is
 * at least as new as what reading the table finds.
 */
final class Touched {

  private record Key(TableKey table, List<Object> values) {}

  private final Set<TableKey> tables;
  private final Set<TableKey> truncated = new HashSet<>();
  private final Set<Key> keys = new HashSet<>();

  Touched(Set<TableKey> tables) {
    this.tables = Set.copyOf(tables);
  }

  void note(Row row) {
    TableKey table = table(row);
    if (!tables.contains(table)) {
      return;
    }
    if (row.op() == Op.TRUNCATE) {
      truncated.add(table);
    } else {
      keys.add(key(row));
    }
  }

  boolean has(Row row) {
    return truncated.contains(table(row)) || keys.contains(key(row));
  }

  private static TableKey table(Row row) {
    return new TableKey(row.schema(), row.table());
  }

  private static Key key(Row row) {
    Struct key = (Struct) row.record().key();
    return new Key(
        table(row), key.schema().fields().stream().map(key::get).map(Touched::value).toList());
  }

  private static Object value(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a primary key holds no NULL");
    }
    return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
  }
}
