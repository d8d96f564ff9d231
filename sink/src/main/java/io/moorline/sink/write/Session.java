package io.moorline.sink.write;

import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.Databases;
import io.moorline.sink.sql.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one connection to the target; opened when needed, thrown away when it failed. */
final class Session implements AutoCloseable {

  /**
   * Plans must not follow the statistics of tables that grow from nothing: every join is by index
   * from a small batch. Times and numbers must read as the log writes them. A process that is
   * frozen in a transaction must not keep the fence locked from whoever takes its place.
   */
  private static final String SETTINGS =
      """
      SELECT set_config('plan_cache_mode', 'force_generic_plan', false),
             set_config('enable_seqscan', 'off', false),
             set_config('enable_hashjoin', 'off', false),
             set_config('enable_mergejoin', 'off', false),
             set_config('jit', 'off', false),
             set_config('idle_in_transaction_session_timeout', '20s', false),
             set_config('TimeZone', 'UTC', false)\
      """;

  private final Database database;

  /** Stages that exist, those of them that this transaction made, and those that it filled. */
  private final Set<String> stages = new HashSet<>();

  private final Set<String> fresh = new HashSet<>();
  private final Set<String> filled = new HashSet<>();
  private @Nullable Connection connection;

  Session(Database database) {
    this.database = database;
  }

  Connection connection() throws SQLException {
    if (connection == null) {
      connection = open();
    }
    return connection;
  }

  Savepoint savepoint() throws SQLException {
    return connection().setSavepoint();
  }

  void release(Savepoint savepoint) throws SQLException {
    connection().releaseSavepoint(savepoint);
  }

  void rollbackTo(Savepoint savepoint) throws SQLException {
    connection().rollback(savepoint);
    forgetFresh();
  }

  /** Ends what is left of a transaction. */
  void rollback(SQLException because) {
    forgetFresh();
    filled.clear();
    if (connection == null) {
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
      close();
    }
  }

  void commit() throws SQLException {
    connection().commit();
    fresh.clear();
    filled.clear();
  }

  /** Puts rows into a stage, alone. */
  void load(Stage stage, Copy.Rows rows) throws SQLException {
    if (stages.add(stage.table())) {
      fresh.add(stage.table());
      execute(stage.create());
    }
    if (!filled.add(stage.table())) {
      execute(stage.clear());
    }
    Copy.in(connection(), stage.copy(), rows);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    stages.clear();
    fresh.clear();
    filled.clear();
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // It is gone either way.
      }
    }
  }

  /** What a rollback undoes may be gone, or not: it is made again unless it is there. */
  private void forgetFresh() {
    stages.removeAll(fresh);
    fresh.clear();
  }

  private Connection open() throws SQLException {
    Connection opened = Databases.connect(database);
    try (Statement statement = opened.createStatement()) {
      statement.execute(SETTINGS);
      opened.setAutoCommit(false);
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }
}
