package io.moorline.source;

import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The configuration of a database's Debezium engines: a pure function of the pipeline. */
final class EngineSettings {

  static final String NOTIFICATION_TOPIC = "moorline.notifications";

  private EngineSettings() {}

  /**
   * @param unavailable stands for large values that the log does not repeat; must never be a value
   * @param offsets names the engine's {@link CommittedOffsets}
   */
  static Properties of(
      Pipeline pipeline, Database database, CapturePace pace, String unavailable, String offsets) {
    CaptureNames names = CaptureNames.of(pipeline, database);
    Properties settings = common(database, names, names.slot(), offsets, pace);
    tables(settings, CapturedTables.tables(pipeline, database));
    settings.setProperty("unavailable.value.placeholder", unavailable);
    settings.setProperty("heartbeat.interval.ms", "5000");
    // Moves the slot on although only tables change that are not captured; needs no table.
    settings.setProperty(
        "heartbeat.action.query", "SELECT pg_logical_emit_message(true, 'moorline', 'hb')");
    return settings;
  }

  /** Of an engine that takes a snapshot of some tables only, with a slot for as long as that. */
  static Properties again(
      Pipeline pipeline,
      Database database,
      List<TableName> tables,
      CapturePace pace,
      String offsets) {
    CaptureNames names = CaptureNames.of(pipeline, database);
    Properties settings = common(database, names, names.slotAgain(), offsets, pace);
    tables(settings, tables);
    settings.setProperty("slot.drop.on.stop", "true");
    // Making a slot waits for the transactions that are under way.
    settings.setProperty("internal.create.slot.command.timeout", "86400");
    return settings;
  }

  private static Properties common(
      Database database, CaptureNames names, String slot, String offsets, CapturePace pace) {
    Properties settings = new Properties();
    settings.setProperty("name", slot);
    settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    settings.setProperty("topic.prefix", slot);
    settings.setProperty("slot.name", slot);
    connection(settings, database);
    capture(settings, names);
    exactness(settings, offsets);
    content(settings);
    pace(settings, pace);
    return settings;
  }

  private static void connection(Properties settings, Database database) {
    Properties parsed = Driver.parseURL(database.url(), new Properties());
    if (parsed == null) {
      throw new IllegalArgumentException("not a PostgreSQL JDBC URL: " + database.url());
    }
    settings.setProperty("database.hostname", PGProperty.PG_HOST.getOrDefault(parsed));
    settings.setProperty("database.port", PGProperty.PG_PORT.getOrDefault(parsed));
    settings.setProperty("database.dbname", PGProperty.PG_DBNAME.getOrDefault(parsed));
    settings.setProperty("database.user", database.user());
    settings.setProperty("database.password", database.password().reveal());
    for (String name : parsed.stringPropertyNames()) {
      if (!name.startsWith("PG")) {
        settings.setProperty("driver." + name, parsed.getProperty(name));
      }
    }
    settings.setProperty("driver.tcpKeepAlive", "true");
    settings.setProperty("driver.connectTimeout", "10");
  }

  private static void capture(Properties settings, CaptureNames names) {
    settings.setProperty("plugin.name", "pgoutput");
    settings.setProperty("publication.name", names.publication());
    settings.setProperty("publication.autocreate.mode", "disabled");
    settings.setProperty("snapshot.mode", "initial");
    settings.setProperty("snapshot.max.threads", "1");
    settings.setProperty("skipped.operations", "none");
    settings.setProperty("tombstones.on.delete", "false");
    settings.setProperty("notification.enabled.channels", "sink,jmx");
    settings.setProperty("notification.sink.topic.name", NOTIFICATION_TOPIC);
    // Nobody reads them, and each row would be measured.
    settings.setProperty("advanced.metrics.enable", "false");
    settings.setProperty("statistics.metrics.enabled", "false");
  }

  private static void tables(Properties settings, List<TableName> tables) {
    settings.setProperty(
        "table.include.list",
        tables.stream()
            .map(table -> exactly(table.schema()) + "\\." + exactly(table.table()))
            .collect(Collectors.joining(",")));
  }

  /** See {@link BatchHandler} for what these make possible. */
  private static void exactness(Properties settings, String offsets) {
    settings.setProperty("provide.transaction.metadata", "true");
    settings.setProperty("errors.max.retries", "0");
    settings.setProperty("lsn.flush.mode", "connector");
    settings.setProperty("offset.storage", CommittedOffsets.class.getName());
    settings.setProperty(CommittedOffsets.NAME, offsets);
    settings.setProperty("offset.flush.interval.ms", "0");
    // A frozen predecessor keeps the slot until wal_sender_timeout (60 s by default).
    settings.setProperty("slot.max.retries", "15");
    settings.setProperty("slot.retry.delay.ms", "5000");
  }

  private static void content(Properties settings) {
    settings.setProperty("schema.name.adjustment.mode", "none");
    settings.setProperty("field.name.adjustment.mode", "none");
    // Text is the only form in which NaN and infinity arrive instead of ending the engine.
    settings.setProperty("decimal.handling.mode", "string");
    settings.setProperty("column.propagate.source.type", ".*");
    settings.setProperty("time.precision.mode", "adaptive_time_microseconds");
    settings.setProperty("binary.handling.mode", "bytes");
    settings.setProperty("hstore.handling.mode", "json");
    settings.setProperty("interval.handling.mode", "string");
    // The default writes NULL for a value it cannot convert.
    settings.setProperty("event.converting.failure.handling.mode", "fail");
  }

  private static void pace(Properties settings, CapturePace pace) {
    // The engine waits this long for each batch: it is latency, and in a loop it counts twice.
    settings.setProperty("poll.interval.ms", "10");
    settings.setProperty("max.batch.size", Integer.toString(pace.batch()));
    settings.setProperty("max.queue.size", Integer.toString(pace.queue()));
    settings.setProperty("max.queue.size.in.bytes", Integer.toString(64 << 20));
    settings.setProperty("snapshot.fetch.size", "10000");
  }

  /** A regular expression that matches this name only; no comma, which separates expressions. */
  private static String exactly(String name) {
    StringBuilder expression = new StringBuilder(name.length() * 2);
    for (char c : name.toCharArray()) {
      if (c == ',') {
        expression.append("\\x2C");
      } else if (c < 128 && !Character.isLetterOrDigit(c) && c != '_') {
        expression.append('\\').append(c);
      } else {
        expression.append(c);
      }
    }
    return expression.toString();
  }
}
