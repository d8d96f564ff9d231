package io.moorline.bench.sink;

import io.moorline.bench.peer.JdbcSink;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** Debezium's JDBC sink, with one of its settings. */
final class DebeziumSink implements Contender {

  private final Ground ground;
  private final ConnectRows records;
  private final JdbcSink sink;

  DebeziumSink(Ground ground, String settingsFile) {
    this.ground = ground;
    this.records = new ConnectRows(ground);
    this.sink = new JdbcSink(ground.stack(), Ground.DATABASE, Ground.TABLE, settingsFile);
  }

  @Override
  public Load prepare(int version) {
    List<List<SinkRecord>> puts = new ArrayList<>();
    for (int[] numbers : ground.batches(sink.recordsPerPut())) {
      puts.add(records.of(numbers, version));
    }
    return () -> puts.forEach(sink::put);
  }

  @Override
  public void close() {
    sink.close();
  }
}
