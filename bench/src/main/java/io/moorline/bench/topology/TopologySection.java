package io.moorline.bench.topology;

import io.moorline.bench.Measure;
import io.moorline.bench.Scale;
import io.moorline.bench.Section;
import io.moorline.bench.Stack;
import io.moorline.bench.report.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Facts whose references are known, or are not; joins are only tried with those that are. */
public final class TopologySection implements Section {

  private static final int KEYS = 50_000;
  private static final int WARM_UP = 50_000;

  private static final List<Scenario> SCENARIOS =
      List.of(
          new Scenario("known1", 1, 0),
          new Scenario("known2", 2, 0),
          new Scenario("known5", 5, 0),
          new Scenario("missing1", 1, 1),
          new Scenario("missing10", 1, 10),
          new Scenario("missing50", 1, 50));

  private final Map<String, Function<Scene, Contender>> contenders = new LinkedHashMap<>();

  public TopologySection() {
    contenders.put("moorline", MoorlineTopology::new);
    contenders.put("joins", JoinTopology::new);
  }

  /** Interleaved: everybody once, then everybody again. */
  @Override
  public void run(Stack stack, Scale scale, Figures figures) throws Exception {
    List<String> who = contenders.keySet().stream().filter(scale::includes).toList();
    for (String name : who) {
      int facts = Math.min(scale.rows(), WARM_UP);
      compete(stack, SCENARIOS.get(0), facts, name, new Figures());
    }
    for (int round = 0; round < scale.rounds(); round++) {
      for (Scenario scenario : SCENARIOS) {
        for (String name : who) {
          if (scenario.missing() == 0 || name.equals("moorline")) {
            compete(stack, scenario, scale.rows(), name, figures);
          }
        }
      }
    }
  }

  private void compete(Stack stack, Scenario scenario, int facts, String name, Figures figures)
      throws Exception {
    Rows rows = new Rows(scenario, Math.min(KEYS, facts), facts);
    AtomicLong log = new AtomicLong();
    try (Scene scene = Scene.setUp(stack, rows);
        PlayedCapture capture = new PlayedCapture(scene, "capture", log);
        PlayedDatabase database = new PlayedDatabase(scene, log);
        Contender contender = contenders.get(name).apply(scene);
        Arrivals arrivals = new Arrivals(scene, contender.output())) {
      capture.snapshot(rows.keys(), rows::reference);
      database.start();
      contender.start();
      List<Future<?>> ended = List.of(contender.ended(), database.ended());
      warmUp(rows, capture, arrivals, ended);
      capture.write(Scene.FACTS, 0, facts, rows::fact);
      String figure = "topology.%s.%s".formatted(scenario.name(), name);
      Measure.add(
          stack,
          facts,
          () -> {
            capture.commit();
            arrivals.await(facts, ended);
          },
          figure,
          figures);
    }
  }

  /** As many facts as there are keys: each is pointed at once. */
  private static void warmUp(
      Rows rows, PlayedCapture capture, Arrivals arrivals, List<Future<?>> ended) {
    int first = rows.measured();
    capture.write(Scene.FACTS, first, first + rows.keys(), rows::fact);
    capture.commit();
    arrivals.await(rows.keys(), ended);
  }
}
