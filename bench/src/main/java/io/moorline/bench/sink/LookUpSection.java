package io.moorline.bench.sink;

import io.moorline.bench.Scale;
import io.moorline.bench.Section;
import io.moorline.bench.Shape;
import io.moorline.bench.Stack;
import io.moorline.bench.report.Figures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;

/** The history of one key, read through the view, while the change_log grows. */
public final class LookUpSection implements Section {

  private static final String HISTORY =
      "SELECT * FROM moorline.change_log WHERE entity_type = 'target' AND entity_key = ?";

  /** Of each key: so all histories are of one length. */
  private static final int VERSIONS = 10;

  /** Entries of the small log, as a share of a load; the large one is ten loads. */
  private static final double SMALL = 0.1;

  private static final int LOOK_UPS = 2000;

  @Override
  public void run(Stack stack, Scale scale, Figures figures) throws Exception {
    int keys = (int) (scale.rows() * SMALL / VERSIONS);
    look(new Ground(stack, Shape.BIGINT, keys), "small", scale.rounds(), figures);
    look(new Ground(stack, Shape.BIGINT, scale.rows()), "large", scale.rounds(), figures);
  }

  private static void look(Ground ground, String name, int rounds, Figures figures)
      throws Exception {
    ground.clear();
    try (Contender moorline = MoorlineMemory.of(ground, 1)) {
      for (int version = 0; version < VERSIONS; version++) {
        moorline.prepare(version).run();
      }
    }
    ground.stack().execute(Ground.DATABASE, "VACUUM ANALYZE");
    ground.stack().settle();
    average(ground);
    for (int round = 0; round < rounds; round++) {
      figures.add("look-up." + name, "µs/key", average(ground));
    }
  }

  private static double average(Ground ground) throws SQLException {
    Random random = new Random(1);
    try (Connection connection = ground.stack().postgres().connect(Ground.DATABASE);
        PreparedStatement history = connection.prepareStatement(HISTORY)) {
      long begun = System.nanoTime();
      for (int i = 0; i < LOOK_UPS; i++) {
        read(history, random.nextInt(ground.rows()));
      }
      return (System.nanoTime() - begun) / 1e3 / LOOK_UPS;
    }
  }

  private static void read(PreparedStatement history, int key) throws SQLException {
    history.setString(1, Integer.toString(key));
    int entries = 0;
    try (ResultSet rows = history.executeQuery()) {
      while (rows.next()) {
        entries++;
      }
    }
    if (entries != VERSIONS) {
      throw new IllegalStateException(key + " has " + entries + " entries");
    }
  }
}
