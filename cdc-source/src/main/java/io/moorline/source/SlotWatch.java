package io.moorline.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Database;
import io.moorline.runtime.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what a replication slot costs its server; the last known values while it is away. */
final class SlotWatch {

  private static final Logger log = LoggerFactory.getLogger(SlotWatch.class);

  private static final String MEASURE =
      """
      SELECT greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))::bigint AS retained,
             greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn))::bigint
               AS unconfirmed,
             active, wal_status = 'lost' AS lost
      FROM pg_replication_slots WHERE slot_name = ?\
      """;

  /** Before the first look nothing is known, and nothing is retained. */
  private record Slot(long retained, long unconfirmed, boolean active, boolean lost) {
    static final Slot UNKNOWN = new Slot(0, 0, false, false);
  }

  private final Database database;
  private final String slotName;
  private final AtomicReference<Slot> slot = new AtomicReference<>(Slot.UNKNOWN);

  SlotWatch(Database database, String slotName) {
    this.database = database;
    this.slotName = slotName;
  }

  void register(MeterRegistry metrics) {
    gauge(metrics, "moorline.replication.slot.retained", "bytes", Slot::retained);
    gauge(metrics, "moorline.replication.slot.unconfirmed", "bytes", Slot::unconfirmed);
    gauge(metrics, "moorline.replication.slot.active", "", s -> s.active() ? 1 : 0);
    gauge(metrics, "moorline.replication.slot.lost", "", s -> s.lost() ? 1 : 0);
  }

  void look() {
    try (Connection connection = Databases.connect(database);
        PreparedStatement statement = connection.prepareStatement(MEASURE)) {
      statement.setString(1, slotName);
      try (ResultSet row = statement.executeQuery()) {
        slot.set(row.next() ? read(row) : Slot.UNKNOWN);
      }
    } catch (SQLException e) {
      log.atDebug()
          .addKeyValue("database", database.name())
          .addKeyValue("cause", e.getMessage())
          .log("Replication slot not measured");
    }
  }

  private static Slot read(ResultSet row) throws SQLException {
    return new Slot(
        row.getLong("retained"),
        row.getLong("unconfirmed"),
        row.getBoolean("active"),
        row.getBoolean("lost"));
  }

  private void gauge(MeterRegistry metrics, String name, String unit, ToLongFunction<Slot> value) {
    Gauge.builder(name, slot, current -> value.applyAsLong(current.get()))
        .baseUnit(unit.isEmpty() ? null : unit)
        .tag("source", database.name())
        .tag("slot", slotName)
        .register(metrics);
  }
}
