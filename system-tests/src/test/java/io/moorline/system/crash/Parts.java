package io.moorline.system.crash;

import io.moorline.system.DemoProcess;
import io.moorline.system.Ports;
import io.moorline.system.Warehouse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The three parts, each a process of its own, started again when it ends as a supervisor does. */
final class Parts implements AutoCloseable {

  static final List<Victim> ALL = List.of(Victim.SOURCE, Victim.STREAMS, Victim.SINK);

  private static final int LAST_WORDS = 600;

  private final Warehouse warehouse;
  private final Journal journal;
  private final Map<Victim, DemoProcess> running = new EnumMap<>(Victim.class);
  private final Map<Victim, Metrics> metrics = new EnumMap<>(Victim.class);

  Parts(Warehouse warehouse, Journal journal) {
    this.warehouse = warehouse;
    this.journal = journal;
  }

  Metrics metrics(Victim part) {
    return metrics.get(part);
  }

  void start(Victim part) {
    int port = Ports.free();
    metrics.put(part, new Metrics(port));
    running.put(
        part,
        DemoProcess.start(
            warehouse.stateDir(),
            List.of("run", part.toString(), "-f", warehouse.pipelineFile().toString()),
            environment(port)));
  }

  void kill(Victim part) {
    running.remove(part).kill();
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
  }

  private static String lastWords(DemoProcess process) {
    String errors = process.errors();
    return errors.substring(Math.max(0, errors.length() - LAST_WORDS));
  }

  private String[] environment(int port) {
    Map<String, String> environment = new java.util.HashMap<>(warehouse.environment());
    environment.put("MOORLINE_STATE_DIR", warehouse.stateDir().resolve("state").toString());
    environment.put("MOORLINE_HTTP_HOST", "127.0.0.1");
    environment.put("MOORLINE_HTTP_PORT", Integer.toString(port));
    return environment.entrySet().stream()
        .flatMap(variable -> java.util.stream.Stream.of(variable.getKey(), variable.getValue()))
        .toArray(String[]::new);
  }
}
