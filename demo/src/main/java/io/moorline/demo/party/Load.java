package io.moorline.demo.party;

import io.moorline.demo.example.Blocks;
import io.moorline.demo.example.Steps;
import io.moorline.demo.example.Table;
import java.sql.Connection;
import java.sql.SQLException;

/** The transactions of a load, each with rows of all tables. */
final class Load implements Steps {

  private final Connection connection;
  private final long rows;
  private final long seed;

  Load(Connection connection, long rows, long seed) {
    this.connection = connection;
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public long count() {
    return Blocks.count(rows, Block.SIZE);
  }

  /** By COPY and by INSERT in turn: they look different in the database's log. */
  @Override
  public long run(long step) throws SQLException {
    int size = Blocks.size(rows, Block.SIZE, step);
    Block block = new Block(seed, step, size);
    for (Entity entity : Entity.values()) {
      Table table = new Table(connection, entity.table(), entity.columns());
      if (step % 2 == 0) {
        table.copy(block.of(entity));
      } else {
        table.insert(block.of(entity));
      }
    }
    return step * Block.SIZE + size;
  }
}
