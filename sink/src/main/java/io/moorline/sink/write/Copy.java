package io.moorline.sink.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** COPY both ways. */
final class Copy {

  /** Signature, flags, length of the header's extension. */
  private static final int HEADER = 19;

  private Copy() {}

  static long in(Connection connection, String sql, CopyBuffer rows) throws SQLException {
    byte[] bytes = rows.end();
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    copy.writeToCopy(bytes, 0, bytes.length);
    return copy.endCopy();
  }

  /** The rows that a statement returns, each field in PostgreSQL's binary form. */
  static List<byte[] @Nullable []> out(Connection connection, String sql) throws SQLException {
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part = copy.readFromCopy(); part != null; part = copy.readFromCopy()) {
      all.writeBytes(part);
    }
    return rows(ByteBuffer.wrap(all.toByteArray()).position(HEADER));
  }

  private static List<byte[] @Nullable []> rows(ByteBuffer bytes) {
    List<byte[] @Nullable []> rows = new ArrayList<>();
    for (int fields = bytes.getShort(); fields >= 0; fields = bytes.getShort()) {
      byte[] @Nullable [] row = new byte[fields][];
      for (int i = 0; i < fields; i++) {
        row[i] = field(bytes);
      }
      rows.add(row);
    }
    return rows;
  }

  private static byte @Nullable [] field(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length < 0) {
      return null;
    }
    byte[] field = new byte[length];
    bytes.get(field);
    return field;
  }
}
