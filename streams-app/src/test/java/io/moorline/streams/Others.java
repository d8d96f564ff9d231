package io.moorline.streams;

import static io.moorline.streams.Source.insert;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Rows of other keys, every second one of them missing, that arrive while something goes on. */
final class Others {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Source source;
  private final Map<String, Long> underWay = new HashMap<>();
  private Latencies latencies = new Latencies();
  private long last;
  private int number;

  Others(Source source) {
    this.source = source;
  }

  /** Counts anew. */
  Latencies begin() {
    latencies = new Latencies();
    return latencies;
  }

  /** As often as people come by. */
  void sendSome() {
    if (System.nanoTime() - last > PAUSE.toNanos()) {
      send();
    }
  }

  void send() {
    last = System.nanoTime();
    number++;
    send("OLD" + number, "known");
    send("NEW" + number, "new" + number);
    source.marks();
  }

  private void send(String no, String plan) {
    underWay.put(no, System.nanoTime());
    source.transaction(insert("detail", "id", no, "no", no, "plan", plan));
  }

  void arrived(String no) {
    latencies.add(System.nanoTime() - underWay.remove(no));
  }

  boolean haveArrived() {
    return underWay.isEmpty();
  }
}
