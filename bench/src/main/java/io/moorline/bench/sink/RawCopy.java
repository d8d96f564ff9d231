package io.moorline.bench.sink;

import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetReader;
import io.moorline.sink.table.TargetTable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** COPY into the table, in binary form that is made beforehand: what the server can do at all. */
final class RawCopy implements Contender {

  private static final String COPY = "COPY target FROM STDIN (FORMAT BINARY)";
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final Ground ground;
  private final Connection connection;
  private final Layout layout;

  RawCopy(Ground ground) throws SQLException {
    this.ground = ground;
    this.connection = ground.stack().postgres().connect(Ground.DATABASE);
    TargetTable table =
        TargetReader.read(connection, "public", Ground.TABLE, List.of("id")).orElseThrow();
    this.layout = Layout.of(table, List.copyOf(ground.row(0, 0).keySet()));
    connection.setAutoCommit(false);
  }

  @Override
  public Load prepare(int version) throws IOException {
    List<byte[]> batches = new ArrayList<>();
    for (int[] numbers : ground.batches(Ground.BATCH)) {
      batches.add(batch(numbers, version));
    }
    return () -> {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (byte[] batch : batches) {
        var in = copy.copyIn(COPY);
        in.writeToCopy(batch, 0, batch.length);
        in.endCopy();
        connection.commit();
      }
    };
  }

  private byte[] batch(int[] numbers, int version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(HEADER);
    for (int number : numbers) {
      byte[] @Nullable [] fields = layout.encode(ground.row(number, version), Map.of());
      out.writeShort(fields.length);
      for (byte[] field : fields) {
        out.writeInt(field.length);
        out.write(field);
      }
    }
    out.writeShort(-1);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
