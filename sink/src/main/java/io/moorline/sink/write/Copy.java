package io.moorline.sink.write;

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

  /** Makes rows while the server takes in those before. */
  @FunctionalInterface
  interface Rows {
    void into(CopyBuffer buffer) throws SQLException;
  }

  /** Takes rows while the server makes those after. */
  @FunctionalInterface
  interface Reader {
    void row(byte[] @Nullable [] fields);
  }

  static long in(Connection connection, String sql, Rows rows) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      CopyBuffer buffer = new CopyBuffer(copy::writeToCopy);
      rows.into(buffer);
      buffer.end();
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** The rows that a statement returns, each field in PostgreSQL's binary form. */
  static List<byte[] @Nullable []> out(Connection connection, String sql) throws SQLException {
    List<byte[] @Nullable []> rows = new ArrayList<>();
    out(connection, sql, rows::add);
    return rows;
  }

  /** The same, one after the other. The server sends each in a message of its own. */
  static void out(Connection connection, String sql, Reader reader) throws SQLException {
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    int start = HEADER;
    for (byte[] part = copy.readFromCopy(); part != null; part = copy.readFromCopy()) {
      ByteBuffer bytes = ByteBuffer.wrap(part).position(start);
      for (int fields = next(bytes); fields >= 0; fields = next(bytes)) {
        reader.row(row(bytes, fields));
      }
      start = 0;
    }
  }

  /** How many fields follow; less than none: no row does. */
  private static int next(ByteBuffer bytes) {
    return bytes.hasRemaining() ? bytes.getShort() : -1;
  }

  private static byte[] @Nullable [] row(ByteBuffer bytes, int fields) {
    byte[] @Nullable [] row = new byte[fields][];
    for (int i = 0; i < fields; i++) {
      row[i] = field(bytes);
    }
    return row;
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
