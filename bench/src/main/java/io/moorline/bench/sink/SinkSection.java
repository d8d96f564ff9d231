package io.moorline.bench.sink;

import io.moorline.bench.Measure;
import io.moorline.bench.Scale;
import io.moorline.bench.Section;
import io.moorline.bench.Shape;
import io.moorline.bench.Stack;
import io.moorline.bench.report.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows into one table: a first load, the same again, and all of them changed. */
public final class SinkSection implements Section {

  private static final int WARM_UP = 50_000;

  /** Each load, and the version of the rows that it brings. */
  private static final Map<String, Integer> LOADS = loads();

  @FunctionalInterface
  private interface Maker {
    Contender make(Ground ground) throws Exception;
  }

  private final Shape shape;
  private final Map<String, Maker> contenders = new LinkedHashMap<>();

  public SinkSection(Shape shape) {
    this.shape = shape;
    contenders.put("copy", RawCopy::new);
    contenders.put("unnest", Unnest::new);
    contenders.put("debezium-default", ground -> new DebeziumSink(ground, "debezium-default"));
    contenders.put("debezium-tuned", ground -> new DebeziumSink(ground, "debezium-tuned"));
    contenders.put("moorline", ground -> MoorlineMemory.of(ground, 1));
    contenders.put("moorline-unlogged", MoorlineMemory::unlogged);
    contenders.put("moorline-two-writers", ground -> MoorlineMemory.of(ground, 2));
    contenders.put("moorline-kafka", MoorlineKafka::new);
  }

  /** Interleaved: everybody once, then everybody again. */
  @Override
  public void run(Stack stack, Scale scale, Figures figures) throws Exception {
    List<String> who = contenders.keySet().stream().filter(scale::includes).toList();
    for (String name : who) {
      compete(new Ground(stack, shape, Math.min(scale.rows(), WARM_UP)), name, new Figures());
    }
    for (int round = 0; round < scale.rounds(); round++) {
      for (String name : who) {
        compete(new Ground(stack, shape, scale.rows()), name, figures);
      }
    }
  }

  private void compete(Ground ground, String name, Figures figures) throws Exception {
    ground.clear();
    try (Contender contender = contenders.get(name).make(ground)) {
      for (Map.Entry<String, Integer> load : LOADS.entrySet()) {
        if (name.equals("copy") && !load.getKey().equals("first")) {
          continue;
        }
        Contender.Load ready = contender.prepare(load.getValue());
        String figure = "sink.%s.%s.%s".formatted(ground.shape().label(), load.getKey(), name);
        Measure.add(ground.stack(), ground.rows(), ready::run, figure, figures);
      }
    }
  }

  private static Map<String, Integer> loads() {
    Map<String, Integer> loads = new LinkedHashMap<>();
    loads.put("first", 0);
    loads.put("identical", 0);
    loads.put("changed", 1);
    return loads;
  }
}
