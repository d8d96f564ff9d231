package io.moorline.bench.capture;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.moorline.bench.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.source.SourceRecord;

/** The engine that Moorline's capture stands on, into nothing: it decodes, and rows are counted. */
final class BareEngine implements Capturing, ChangeConsumer<RecordChangeEvent<SourceRecord>> {

  private static final String NAME = "engine";
  private static final String ROWS = NAME + ".public." + Ground.TABLE;

  private final Path offsets;
  private final Properties settings;
  private DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private CompletableFuture<Void> ended;
  private volatile long rows;

  BareEngine(Ground ground) throws SQLException, IOException {
    this.offsets = Files.createTempFile("moorline-bench", ".offsets");
    this.settings = settings(ground);
    this.engine = fresh();
    this.ended = new CompletableFuture<>();
    ground
        .stack()
        .execute(Ground.DATABASE, "CREATE PUBLICATION " + NAME + " FOR TABLE " + Ground.TABLE);
  }

  private Properties settings(Ground ground) {
    var postgres = ground.stack().postgres();
    Properties all = Settings.read("peers/debezium-engine");
    all.setProperty("name", NAME);
    all.setProperty("topic.prefix", NAME);
    all.setProperty("slot.name", NAME);
    all.setProperty("publication.name", NAME);
    all.setProperty("table.include.list", "public\\." + Ground.TABLE);
    all.setProperty("offset.storage.file.filename", offsets.toString());
    all.setProperty("database.hostname", postgres.host());
    all.setProperty("database.port", Integer.toString(postgres.port()));
    all.setProperty("database.user", postgres.user());
    all.setProperty("database.password", postgres.password());
    all.setProperty("database.dbname", Ground.DATABASE);
    return all;
  }

  private DebeziumEngine<RecordChangeEvent<SourceRecord>> fresh() {
    return DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
        .using(settings)
        .notifying(this)
        .build();
  }

  @Override
  public void start() {
    rows = 0;
    ended = CompletableFuture.runAsync(engine, task -> new Thread(task, NAME).start());
  }

  @Override
  public void handleBatch(
      List<RecordChangeEvent<SourceRecord>> batch,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    long found = batch.stream().filter(event -> event.record().topic().equals(ROWS)).count();
    committer.markProcessed(batch.get(batch.size() - 1));
    committer.markBatchFinished();
    rows += found;
  }

  @Override
  public boolean supportsTombstoneEvents() {
    return false;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public Future<?> ended() {
    return ended;
  }

  @Override
  public void stop() throws IOException {
    engine.close();
    ended.join();
    engine = fresh();
  }

  @Override
  public void close() throws IOException {
    Files.delete(offsets);
  }
}
