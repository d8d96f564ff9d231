package io.moorline.demo.party;

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

/** Rows for the example party-backfill. */
public final class PartyRows implements Generator {

  private static final String ODDITIES = Resources.text(PartyRows.class, "oddities.sql");
  private static final String LATE = Resources.text(PartyRows.class, "late_parties.sql");

  private final long rows;
  private final long seed;

  public PartyRows(long rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public void enterEarly(Connection connection) throws SQLException {
    Transactions.run(
        connection,
        () -> {
          Masters.enter(connection);
          connection.commit();
        });
  }

  @Override
  public void load(Connections database, Progress progress) throws SQLException {
    try (Connection connection = database.open()) {
      Load load = new Load(connection, rows, seed);
      Transactions.run(connection, () -> LoadLog.open(connection, rows, seed).run(load, progress));
    }
  }

  /** The parties of some contacts. */
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
}
