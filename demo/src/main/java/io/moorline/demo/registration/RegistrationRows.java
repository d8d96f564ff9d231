package io.moorline.demo.registration;

import io.moorline.demo.example.Connections;
import io.moorline.demo.example.Generator;
import io.moorline.demo.example.LoadLog;
import io.moorline.demo.example.Progress;
import io.moorline.demo.example.Resources;
import io.moorline.demo.example.Transactions;
import io.moorline.demo.registration.RegistrationNo.Origin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Rows for the example registration-anchor. */
public final class RegistrationRows implements Generator {

  private static final String KEY_FUNCTION = sql("registration_key.sql");
  private static final String ODDITIES = sql("oddities.sql");
  private static final String LATE = sql("late_registrations.sql");

  private final long rows;
  private final long seed;

  public RegistrationRows(long rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  @Override
  public void enterEarly(Connection connection) throws SQLException {
    Transactions.run(connection, () -> recordArchive(connection));
  }

  @Override
  public void load(Connections database, Progress progress) throws SQLException {
    try (Connection connection = database.open();
        OtherWriter other = new OtherWriter(database.open())) {
      Load load = new Load(new DeviceTables(connection), other, rows, seed);
      Transactions.run(connection, () -> LoadLog.open(connection, rows, seed).run(load, progress));
    }
  }

  /** Registrations that some variants wait for. */
  @Override
  public void enterLate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(KEY_FUNCTION);
      statement.execute(LATE);
    }
  }

  @Override
  public Map<String, Long> oddities(Connection connection) throws SQLException {
    Map<String, Long> oddities = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(KEY_FUNCTION);
      try (ResultSet counted = statement.executeQuery(ODDITIES)) {
        counted.next();
        for (int i = 1; i <= counted.getMetaData().getColumnCount(); i++) {
          oddities.put(counted.getMetaData().getColumnLabel(i), counted.getLong(i));
        }
      }
    }
    return oddities;
  }

  private static void recordArchive(Connection connection) throws SQLException {
    DeviceTables tables = new DeviceTables(connection);
    tables.record(numbers(DeviceMaker.STORED, DeviceMaker::stored), Recorder.ARCHIVE);
    tables.record(
        numbers(
            DeviceMaker.ODDLY_STORED,
            number -> oddly(DeviceMaker.plain(Origin.ODDLY_STORED, number))),
        Recorder.ARCHIVE);
    LongFunction<String> colliding = number -> DeviceMaker.plain(Origin.COLLIDING, number);
    tables.record(numbers(DeviceMaker.COLLIDING, colliding), Recorder.ARCHIVE);
    tables.record(
        numbers(DeviceMaker.COLLIDING, number -> oddly(colliding.apply(number))), Recorder.ARCHIVE);
    connection.commit();
  }

  private static List<String> numbers(int count, LongFunction<String> number) {
    return LongStream.range(0, count).mapToObj(number).toList();
  }

  private static String oddly(String number) {
    return Spelling.FULL_WIDTH.write(Spelling.SPACES.write(number));
  }

  private static String sql(String name) {
    return Resources.text(RegistrationRows.class, name);
  }
}
