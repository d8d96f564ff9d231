package io.moorline.demo.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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

  private static final String QUERY = "expectations.sql";

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

  static Expectations count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet counted = statement.executeQuery(query())) {
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

  private static String query() {
    try (InputStream stream = Expectations.class.getResourceAsStream(QUERY)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
