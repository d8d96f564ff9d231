package io.moorline.system.crash;

import io.moorline.devstack.Ports;
import io.moorline.system.DemoProcess;
import io.moorline.system.Warehouse;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Moorline's processes, started again when one ends as a supervisor does. */
final class Parts implements AutoCloseable {

  private static final int LAST_WORDS = 600;

  private final Warehouse warehouse;
  private final Journal journal;
  private final Signals signals = new Signals();
  private final Map<Victim, DemoProcess> running = new EnumMap<>(Victim.class);
  private final Map<Victim, Metrics> metrics = new EnumMap<>(Victim.class);

  Parts(Warehouse warehouse, Journal journal) {
    this.warehouse = warehouse;
    this.journal = journal;
  }

  boolean isReady(Victim part) {
    return metrics.get(part).ready();
  }

  /** A number summed over parts; empty when one of them does not tell. */
  OptionalDouble sum(Collection<Victim> some, String metric) {
    double sum = 0;
    for (Victim part : some) {
      OptionalDouble value = metrics.get(part).sum(metric);
      if (value.isEmpty()) {
        return value;
      }
      sum += value.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  /** Where streams-app keeps its stores. */
  Path stateDir(Victim part) {
    return warehouse.stateDir().resolve("state-" + part);
  }

  void start(Victim part) {
    int port = Ports.free();
    metrics.put(part, new Metrics(port));
    running.put(
        part,
        DemoProcess.start(
            warehouse.stateDir(),
            List.of("run", part.command(), "-f", warehouse.pipelineFile().toString()),
            environment(part, port)));
  }

  /** Starts it once more while it runs; returns what ran. */
  DemoProcess startAgain(Victim part) {
    DemoProcess first = running.get(part);
    start(part);
    return first;
  }

  DemoProcess process(Victim part) {
    return running.get(part);
  }

  void kill(Victim part) {
    running.remove(part).kill();
  }

  void freeze(Collection<Victim> some) {
    some.forEach(part -> signals.freeze(running.get(part).process()));
  }

  void thaw(Collection<Victim> some) {
    some.stream()
        .filter(running::containsKey)
        .forEach(part -> signals.thaw(running.get(part).process()));
  }

  void terminate(Victim part) {
    signals.terminate(running.get(part).process());
  }

  /** Starts again what ended by itself. */
  void supervise() {
    for (Victim part : List.copyOf(running.keySet())) {
      DemoProcess process = running.get(part);
      if (!process.process().isAlive()) {
        journal.note(part + " ended by itself: " + process.exitCode() + ", " + lastWords(process));
        start(part);
      }
    }
  }

  /** What all that still run have said, for a failed test. */
  String lastWords() {
    StringBuilder words = new StringBuilder();
    running.forEach(
        (part, process) ->
            words.append("\n").append(part).append(" said: ").append(lastWords(process)));
    return words.toString();
  }

  /** Ends all by SIGTERM. */
  void stop() {
    running.values().forEach(part -> part.process().destroy());
    running.values().forEach(DemoProcess::exitCode);
    running.clear();
  }

  @Override
  public void close() {
    running.values().forEach(DemoProcess::kill);
    signals.close();
  }

  private static String lastWords(DemoProcess process) {
    String errors = process.errors();
    return errors.substring(Math.max(0, errors.length() - LAST_WORDS));
  }

  /** Its connections carry its name. */
  private String[] environment(Victim part, int port) {
    Map<String, String> environment = new HashMap<>(warehouse.environment());
    environment.computeIfPresent(
        "WAREHOUSE_URL",
        (name, url) -> url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + part);
    environment.put("MOORLINE_STATE_DIR", stateDir(part).toString());
    environment.put("MOORLINE_HTTP_HOST", "127.0.0.1");
    environment.put("MOORLINE_HTTP_PORT", Integer.toString(port));
    return environment.entrySet().stream()
        .flatMap(variable -> Stream.of(variable.getKey(), variable.getValue()))
        .toArray(String[]::new);
  }
}
