package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.SnapshotRequests;
import io.moorline.schemas.Topic;
import io.moorline.source.AgainProgress.Wanted;
import io.moorline.source.CaptureWriter.TableKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures tables again when somebody asks for it, while another engine goes on reading the log. A
 * slot of its own gives a snapshot that holds exactly what was committed before a place in the log;
 * rows that the log tells of meanwhile are left out, so what is sent is how things are.
 */
final class Again implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Again.class);

  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration PAUSE_IN_TRANSACTION = Duration.ofMillis(50);

  private final Pipeline pipeline;
  private final Database database;
  private final CapturePace pace;
  private final Topic topic;
  private final CaptureWriter writer;
  private final SlotAgain slot;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, String> fulfilled = new HashMap<>();
  private final Thread thread;
  private volatile @Nullable AgainEngine current;

  Again(Pipeline pipeline, Database database, CapturePace pace, Topic topic, CaptureWriter writer) {
    this.pipeline = pipeline;
    this.database = database;
    this.pace = pace;
    this.topic = topic;
    this.writer = writer;
    this.slot = new SlotAgain(database, CaptureNames.of(pipeline, database).slotAgain());
    this.thread = new Thread(this::run, "capture-again-" + database.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Asks it to end, and does not wait for that. */
  void stop() {
    closing.countDown();
    AgainEngine engine = current;
    if (engine != null) {
      engine.stop();
    }
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (SnapshotRequests requests = new SnapshotRequests(pipeline.kafka(), topic)) {
      while (!isClosing()) {
        look(requests);
      }
    } catch (InterruptedException e) {
      log.atDebug().addKeyValue("database", database.name()).log("Capturing again is interrupted");
    }
  }

  private List<Wanted> wanted(Map<String, String> open) {
    return CapturedTables.datasets(pipeline, database).stream()
        .filter(dataset -> open.containsKey(dataset.id()))
        .filter(dataset -> !open.get(dataset.id()).equals(fulfilled.get(dataset.id())))
        .map(dataset -> new Wanted(dataset.id(), key(dataset), open.get(dataset.id())))
        .toList();
  }

  private void look(SnapshotRequests requests) throws InterruptedException {
    try {
      List<Wanted> wanted = wanted(requests.read().open());
      if (!wanted.isEmpty()) {
        capture(wanted);
      }
    } catch (RuntimeException e) {
      if (!isClosing()) {
        log.atWarn()
            .addKeyValue("database", database.name())
            .addKeyValue("cause", Causes.summary(e))
            .addKeyValue("pause", PAUSE_AFTER_FAILURE)
            .log("Tables cannot be captured again now; tried again after a pause");
        closing.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void capture(List<Wanted> wanted) throws InterruptedException {
    slot.beGone();
    while (!writer.beginAgain(wanted.stream().map(Wanted::table).collect(Collectors.toSet()))) {
      if (closing.await(PAUSE_IN_TRANSACTION.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    AgainProgress progress = new AgainProgress(topic.name(), wanted);
    tell("Capturing tables again", wanted, progress);
    try (AgainEngine engine = engine(wanted, progress)) {
      current = engine;
      if (!isClosing() && engine.run()) {
        wanted.forEach(dataset -> fulfilled.put(dataset.dataset(), dataset.id()));
        tell("Tables are captured again", wanted, progress);
      }
    } finally {
      current = null;
      writer.endAgain();
    }
    slot.beGone();
  }

  private AgainEngine engine(List<Wanted> wanted, AgainProgress progress) {
    List<TableName> tables =
        CapturedTables.datasets(pipeline, database).stream()
            .filter(it -> wanted.stream().anyMatch(one -> one.dataset().equals(it.id())))
            .map(Dataset::table)
            .distinct()
            .toList();
    String offsets = slot.name() + "-" + UUID.randomUUID();
    Properties settings = EngineSettings.again(pipeline, database, tables, pace, offsets);
    return AgainEngine.create(settings, offsets, new EventReader(slot.name()), writer, progress);
  }

  private void tell(String message, List<Wanted> wanted, AgainProgress progress) {
    log.atInfo()
        .addKeyValue("database", database.name())
        .addKeyValue("datasets", wanted.stream().map(Wanted::dataset).toList())
        .addKeyValue("rows", progress.rows())
        .log(message);
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private static TableKey key(Dataset dataset) {
    return new TableKey(dataset.table().schema(), dataset.table().table());
  }
}
