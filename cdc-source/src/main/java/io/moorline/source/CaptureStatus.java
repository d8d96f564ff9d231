package io.moorline.source;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What a capture tells about itself while it runs; written by one thread, read by any. */
final class CaptureStatus {

  enum Phase {
    /** No engine runs: it starts, or waits for its servers. */
    CONNECTING,
    SNAPSHOT,
    STREAMING,
    ENDED
  }

  private final AtomicLong events = new AtomicLong();
  private volatile Phase phase = Phase.CONNECTING;
  private volatile String detail = "starting";
  private volatile Optional<Long> lsn = Optional.empty();
  private volatile long heardAt = System.nanoTime();
  private volatile long lastCommitSeconds;

  void phase(Phase newPhase, String newDetail) {
    phase = newPhase;
    detail = newDetail;
    heardAt = System.nanoTime();
  }

  /** Where an attempt goes on. */
  void resumed(CaptureState state) {
    lsn = state.lsn();
  }

  /** The engine delivered something, if only a heartbeat. */
  void heard() {
    heardAt = System.nanoTime();
  }

  void committed(CaptureState state, long newEvents, long committedAtSeconds) {
    lsn = state.lsn();
    events.addAndGet(newEvents);
    lastCommitSeconds = Math.max(lastCommitSeconds, committedAtSeconds);
    Phase now = state.snapshotDone() ? Phase.STREAMING : Phase.SNAPSHOT;
    if (now != phase) {
      phase(now, now == Phase.STREAMING ? "reading the log" : "taking a snapshot");
    }
  }

  Phase phase() {
    return phase;
  }

  String detail() {
    return detail;
  }

  Optional<Long> lsn() {
    return lsn;
  }

  long events() {
    return events.get();
  }

  /** Commit time, at the source, of the last row that was captured; 0 before the first. */
  long lastCommitSeconds() {
    return lastCommitSeconds;
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }
}
