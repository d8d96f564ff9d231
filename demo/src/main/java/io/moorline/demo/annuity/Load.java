package io.moorline.demo.annuity;

import io.moorline.demo.example.Blocks;
import io.moorline.demo.example.Steps;
import java.sql.SQLException;
import java.util.List;

/** The transactions of a load: a few for each block of facts. */
final class Load implements Steps {

  private enum Part {
    PLAIN,
    TOGETHER,
    WAITING,
    CORRECTED
  }

  private static final List<Part> PARTS = List.of(Part.values());

  private final Warehouse warehouse;
  private final long rows;
  private final long seed;

  Load(Warehouse warehouse, long rows, long seed) {
    this.warehouse = warehouse;
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public long count() {
    return Blocks.count(rows, Block.SIZE) * PARTS.size();
  }

  @Override
  public long run(long step) throws SQLException {
    long number = step / PARTS.size();
    Part part = PARTS.get((int) (step % PARTS.size()));
    int size = Blocks.size(rows, Block.SIZE, number);
    Block block = new Block(seed, number, size);
    write(part, block, number);
    return number * Block.SIZE + loaded(part, block);
  }

  private void write(Part part, Block block, long number) throws SQLException {
    switch (part) {
      case PLAIN -> writePlain(block, number);
      case TOGETHER -> writeTogether(block, number);
      case WAITING ->
          warehouse.insert(
              block.of(Kind.UPDATED).stream().map(FactMaker::beforeCorrection).toList());
      case CORRECTED -> warehouse.correct(block.of(Kind.UPDATED));
    }
  }

  private static int loaded(Part part, Block block) {
    int loaded = block.plain().size();
    if (part != Part.PLAIN) {
      loaded += block.of(Kind.TOGETHER).size();
    }
    if (part == Part.WAITING || part == Part.CORRECTED) {
      loaded += block.of(Kind.UPDATED).size();
    }
    return loaded;
  }

  /** Both ways in which rows arrive in bulk: they look different in the database's log. */
  private void writePlain(Block block, long number) throws SQLException {
    if (number % 2 == 0) {
      warehouse.copy(block.plain());
    } else {
      warehouse.insert(block.plain());
    }
  }

  /** Facts and their references in one transaction, now these first, now those. */
  private void writeTogether(Block block, long number) throws SQLException {
    List<ScaleDetail> facts = block.of(Kind.TOGETHER);
    if (number % 2 == 0) {
      warehouse.insert(facts);
    }
    warehouse.enterPlans(facts.stream().map(ScaleDetail::plan).toList());
    for (ScaleDetail fact : facts) {
      warehouse.enterPortfolio(fact.portfolio(), fact.plan());
    }
    if (number % 2 != 0) {
      warehouse.insert(facts);
    }
  }
}
