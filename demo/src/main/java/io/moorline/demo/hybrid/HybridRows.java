package io.moorline.demo.hybrid;

import io.moorline.demo.example.Connections;
import io.moorline.demo.example.Elsewhere;
import io.moorline.demo.example.Generator;
import io.moorline.demo.example.LoadLog;
import io.moorline.demo.example.Progress;
import io.moorline.demo.example.Resources;
import io.moorline.demo.example.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for the example hybrid-reference-strategy. */
public final class HybridRows implements Generator {

  private static final String ODDITIES = Resources.text(HybridRows.class, "oddities.sql");
  private static final String CORRECTIONS = Resources.text(HybridRows.class, "corrections.sql");
  private static final String ARRIVED = Resources.text(HybridRows.class, "arrived.sql");
  private static final String PRODUCT_LINES = "product_lines.yml";

  private final long rows;
  private final long seed;
  private @Nullable Elsewhere elsewhere;

  public HybridRows(long rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public void find(Elsewhere others) {
    elsewhere = others;
  }

  /** What the authorities know. */
  @Override
  public void enterEarly(Connection connection) throws SQLException {
    new Authorities(elsewhere).begin();
  }

  @Override
  public void load(Connections database, Progress progress) throws SQLException {
    try (Connection connection = database.open()) {
      Load load = new Load(connection, rows, seed);
      Transactions.run(connection, () -> LoadLog.open(connection, rows, seed).run(load, progress));
    }
  }

  /** People correct some plans; and the authorities learn, and change what they say. */
  @Override
  public void enterLate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CORRECTIONS);
    }
    new Authorities(elsewhere).learn();
    new ProductLines(elsewhere.directory().resolve(PRODUCT_LINES)).learn();
  }

  /** What the authorities learned was loaded again, by their schedule. */
  @Override
  public boolean hasArrived(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet arrived = statement.executeQuery(ARRIVED)) {
      arrived.next();
      return arrived.getBoolean(1);
    }
  }

  @Override
  public Map<String, Long> oddities(Connection connection) throws SQLException {
    Map<String, Long> oddities = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet counted = statement.executeQuery(ODDITIES)) {
      counted.next();
      for (int i = 1; i <= counted.getMetaData().getColumnCount(); i++) {
        oddities.put(counted.getMetaData().getColumnLabel(i), counted.getLong(i));
      }
    }
    return oddities;
  }
}
