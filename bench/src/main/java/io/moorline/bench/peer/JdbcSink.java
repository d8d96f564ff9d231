package io.moorline.bench.peer;

import io.debezium.connector.jdbc.JdbcSinkConnectorTask;
import io.moorline.bench.Settings;
import io.moorline.bench.Stack;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.sink.SinkRecord;

/** Debezium's JDBC sink, its task driven as Kafka Connect would, with records that are decoded. */
public final class JdbcSink implements AutoCloseable {

  private final int recordsPerPut;
  private final JdbcSinkConnectorTask task = new JdbcSinkConnectorTask();

  /**
   * @param settingsFile one of the committed ones
   */
  public JdbcSink(Stack stack, String database, String table, String settingsFile) {
    Properties settings = Settings.read("peers/" + settingsFile);
    this.recordsPerPut = Integer.parseInt((String) settings.remove("records.per.put"));
    task.initialize(new LoneTask(table));
    task.start(complete(settings, stack, database, table));
  }

  private static Map<String, String> complete(
      Properties settings, Stack stack, String database, String table) {
    Object parameters = settings.remove("connection.url.parameters");
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put((String) name, (String) value));
    all.put(
        "connection.url",
        stack.postgres().jdbcUrl(database) + (parameters == null ? "" : "?" + parameters));
    all.put("connection.username", stack.postgres().user());
    all.put("connection.password", stack.postgres().password());
    all.put("collection.name.format", table);
    return all;
  }

  /** How many are handed over at once. */
  public int recordsPerPut() {
    return recordsPerPut;
  }

  /** Returns when they are committed. */
  public void put(Collection<SinkRecord> records) {
    task.put(records);
  }

  @Override
  public void close() {
    task.stop();
  }
}
