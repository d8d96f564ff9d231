package io.moorline.demo.product;

import io.moorline.demo.example.Connections;
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

/** Rows for the example product-staging-etl. */
public final class ProductRows implements Generator {

  private static final String ODDITIES = sql("oddities.sql");
  private static final String LATE = sql("touches.sql");

  private final long rows;
  private final long seed;

  public ProductRows(long rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public void enterEarly(Connection connection) throws SQLException {
    run(connection, Load.beginning(connection, rows, seed), loaded -> {});
  }

  @Override
  public void load(Connections database, Progress progress) throws SQLException {
    try (Connection connection = database.open()) {
      run(connection, Load.whole(connection, rows, seed), progress);
    }
  }

  /** Deliveries that are touched again in the staging table. */
  @Override
  public void enterLate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LATE);
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

  private void run(Connection connection, Load load, Progress progress) throws SQLException {
    Transactions.run(connection, () -> LoadLog.open(connection, rows, seed).run(load, progress));
  }

  private static String sql(String name) {
    return Resources.text(ProductRows.class, name);
  }
}
