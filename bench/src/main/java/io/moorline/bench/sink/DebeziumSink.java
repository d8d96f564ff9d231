package io.moorline.bench.sink;

import io.debezium.connector.jdbc.JdbcSinkConnectorTask;
import io.moorline.bench.Settings;
import io.moorline.devstack.PostgresEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.sink.SinkRecord;

/** Debezium's JDBC sink, driven as Kafka Connect would, with records that are decoded already. */
final class DebeziumSink implements Contender {

  private final Ground ground;
  private final ConnectRows records;
  private final int recordsPerPut;
  private final JdbcSinkConnectorTask task = new JdbcSinkConnectorTask();

  DebeziumSink(Ground ground, String settingsFile) {
    Properties settings = Settings.read("peers/" + settingsFile);
    this.ground = ground;
    this.records = new ConnectRows(ground);
    this.recordsPerPut = Integer.parseInt((String) settings.remove("records.per.put"));
    task.initialize(new LoneTask());
    task.start(complete(settings));
  }

  private Map<String, String> complete(Properties settings) {
    PostgresEndpoint postgres = ground.stack().postgres();
    Object parameters = settings.remove("connection.url.parameters");
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put((String) name, (String) value));
    all.put(
        "connection.url",
        postgres.jdbcUrl(Ground.DATABASE) + (parameters == null ? "" : "?" + parameters));
    all.put("connection.username", postgres.user());
    all.put("connection.password", postgres.password());
    all.put("collection.name.format", Ground.TABLE);
    return all;
  }

  @Override
  public Load prepare(int version) {
    List<List<SinkRecord>> puts = new ArrayList<>();
    for (int[] numbers : ground.batches(recordsPerPut)) {
      puts.add(records.of(numbers, version));
    }
    return () -> puts.forEach(task::put);
  }

  @Override
  public void close() {
    task.stop();
  }
}
