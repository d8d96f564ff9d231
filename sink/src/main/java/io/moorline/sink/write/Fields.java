package io.moorline.sink.write;

import io.moorline.sink.batch.Row;
import io.moorline.sink.table.Layout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields to and from COPY. */
final class Fields {

  private Fields() {}

  static int integer(byte @Nullable [] field) {
    return ByteBuffer.wrap(field).getInt();
  }

  static byte[] @Nullable [] slice(byte[] @Nullable [] fields, int start, int length) {
    return Arrays.copyOfRange(fields, start, start + length);
  }

  static void write(Row row, CopyBuffer buffer) {
    for (byte[] field : row.fields()) {
      buffer.field(field);
    }
  }

  /** Rows for a stage, numbered from zero. */
  static Copy.Rows staged(List<Row> rows, Layout layout) {
    return buffer -> {
      for (int i = 0; i < rows.size(); i++) {
        buffer.row(layout.columns().size() + 2).int4(i).text(rows.get(i).behind());
        write(rows.get(i), buffer);
      }
    };
  }
}
