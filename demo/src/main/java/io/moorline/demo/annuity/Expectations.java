package io.moorline.demo.annuity;

import io.moorline.demo.example.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is in the source, and what must come of it once late references were entered.
 *
 * @param facts rows in the source
 * @param noKey whose own key is blank: quarantined
 * @param underivable whose portfolio nobody knows and nothing can be derived of: quarantined
 * @param late the same, until the portfolio was entered by hand
 * @param absent without a plan or without a portfolio, and written with NULL
 * @param variants that spell a key oddly
 * @param together that came with their references in one transaction
 * @param updated that were corrected while they waited
 * @param stored whose references were there before
 * @param oddlyStored the same, in another spelling
 * @param partlyBlankPlans whose first fact misses something that a later one has
 * @param plans that must be derived
 * @param portfolios that must be derived
 */
public record Expectations(
    long facts,
    long noKey,
    long underivable,
    long late,
    long absent,
    long variants,
    long together,
    long updated,
    long stored,
    long oddlyStored,
    long partlyBlankPlans,
    long plans,
    long portfolios) {

  private static final String QUERY = Resources.text(Expectations.class, "expectations.sql");

  /** Rows that must be in the target in the end. */
  public long written() {
    return facts - quarantined();
  }

  /** Rows that must be in quarantine in the end. */
  public long quarantined() {
    return noKey + underivable;
  }

  public long derived() {
    return plans + portfolios;
  }

  /** What is odd about the rows, in the words of the example's README. */
  Map<String, Long> oddities() {
    Map<String, Long> oddities = new LinkedHashMap<>();
    oddities.put("noKey", noKey);
    oddities.put("underivable", underivable);
    oddities.put("late", late);
    oddities.put("absent", absent);
    oddities.put("variants", variants);
    oddities.put("together", together);
    oddities.put("updated", updated);
    oddities.put("stored", stored);
    oddities.put("oddlyStored", oddlyStored);
    oddities.put("partlyBlankPlans", partlyBlankPlans);
    return oddities;
  }

  static Expectations count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet counted = statement.executeQuery(QUERY)) {
      counted.next();
      return new Expectations(
          counted.getLong("facts"),
          counted.getLong("no_key"),
          counted.getLong("underivable"),
          counted.getLong("late"),
          counted.getLong("absent"),
          counted.getLong("variants"),
          counted.getLong("together"),
          counted.getLong("updated"),
          counted.getLong("stored"),
          counted.getLong("oddly_stored"),
          counted.getLong("partly_blank_plans"),
          counted.getLong("plans"),
          counted.getLong("portfolios"));
    }
  }
}
