package io.moorline.demo.registration;

import io.moorline.demo.example.Blocks;
import io.moorline.demo.example.Steps;
import java.sql.SQLException;

/** The transactions of a load: products, then their variants, and meanwhile somebody else. */
final class Load implements Steps {

  private static final int STEPS_PER_BLOCK = 2;

  private final DeviceTables tables;
  private final OtherWriter other;
  private final long rows;
  private final long seed;

  Load(DeviceTables tables, OtherWriter other, long rows, long seed) {
    this.tables = tables;
    this.other = other;
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public long count() {
    return Blocks.count(rows, Block.SIZE) * STEPS_PER_BLOCK;
  }

  @Override
  public long run(long step) throws SQLException {
    long number = step / STEPS_PER_BLOCK;
    Block block = new Block(seed, number, Blocks.size(rows, Block.SIZE, number));
    long before = number * Block.SIZE;
    if (step % STEPS_PER_BLOCK == 0) {
      other.begin(block.raced());
      tables.enterProducts(block.products(), number % 2 == 0);
      return before + block.products().size();
    }
    tables.enterVariants(block.variants());
    other.finish(block.raced());
    return before + block.products().size() + block.variants().size();
  }
}
