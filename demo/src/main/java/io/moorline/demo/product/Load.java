package io.moorline.demo.product;

import io.moorline.demo.example.Blocks;
import io.moorline.demo.example.Steps;
import io.moorline.demo.example.Table;
import java.sql.Connection;
import java.sql.SQLException;

/** The transactions of a load: deliveries, then those that are late. */
final class Load implements Steps {

  private static final int STEPS_PER_BLOCK = 2;

  private final Table staging;
  private final long rows;
  private final long seed;
  private final long count;

  private Load(Connection connection, long rows, long seed, long count) {
    this.staging = new Table(connection, "products_staging", Delivery.COLUMNS);
    this.rows = rows;
    this.seed = seed;
    this.count = count;
  }

  static Load whole(Connection connection, long rows, long seed) {
    return new Load(connection, rows, seed, Blocks.count(rows, Block.SIZE) * STEPS_PER_BLOCK);
  }

  /** What was delivered before anything was watched. */
  static Load beginning(Connection connection, long rows, long seed) {
    return new Load(connection, rows, seed, 1);
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long run(long step) throws SQLException {
    long number = step / STEPS_PER_BLOCK;
    Block block = new Block(seed, number, Blocks.size(rows, Block.SIZE, number));
    boolean prompt = step % STEPS_PER_BLOCK == 0;
    staging.copy(prompt ? block.prompt() : block.late());
    return number * Block.SIZE + block.prompt().size() + (prompt ? 0 : block.late().size());
  }
}
