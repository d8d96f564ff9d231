package io.moorline.demo.hybrid;

import io.moorline.demo.example.Blocks;
import io.moorline.demo.example.Steps;
import io.moorline.demo.example.Table;
import java.sql.Connection;
import java.sql.SQLException;

/** The transactions of a load: one for each block of facts. */
final class Load implements Steps {

  private final Table staging;
  private final long rows;
  private final long seed;

  Load(Connection connection, long rows, long seed) {
    this.staging = new Table(connection, "staging.规模明细", Block.COLUMNS);
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public long count() {
    return Blocks.count(rows, Block.SIZE);
  }

  @Override
  public long run(long step) throws SQLException {
    Block block = new Block(seed, step, Blocks.size(rows, Block.SIZE, step));
    staging.copy(block.facts());
    return step * Block.SIZE + block.facts().size();
  }
}
