package io.moorline.bench.capture;

import io.moorline.bench.Measure;
import io.moorline.bench.Scale;
import io.moorline.bench.Section;
import io.moorline.bench.Stack;
import io.moorline.bench.report.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as a snapshot finds it, and the same rows as the log has them. */
public final class CaptureSection implements Section {

  private static final int WARM_UP = 50_000;

  @FunctionalInterface
  private interface Maker {
    Contender make(Ground ground) throws Exception;
  }

  private final Map<String, Maker> contenders = new LinkedHashMap<>();

  public CaptureSection() {
    contenders.put("snapshot.copy", RawCopy::new);
    contenders.put("snapshot.engine", ground -> new Snapshot(ground, new BareEngine(ground)));
    contenders.put(
        "snapshot.moorline", ground -> new Snapshot(ground, new MoorlineCapture(ground)));
    contenders.put("stream.pg-stream", PgStream::new);
    contenders.put("stream.engine", ground -> new Backlog(ground, new BareEngine(ground)));
    contenders.put("stream.moorline", ground -> new Backlog(ground, new MoorlineCapture(ground)));
  }

  /** Interleaved: everybody once, then everybody again. */
  @Override
  public void run(Stack stack, Scale scale, Figures figures) throws Exception {
    List<String> who =
        contenders.keySet().stream()
            .filter(name -> scale.includes(name.substring(name.indexOf('.') + 1)))
            .toList();
    for (String name : who) {
      compete(new Ground(stack, Math.min(scale.rows(), WARM_UP)), name, new Figures());
    }
    for (int round = 0; round < scale.rounds(); round++) {
      for (String name : who) {
        compete(new Ground(stack, scale.rows()), name, figures);
      }
    }
  }

  private void compete(Ground ground, String name, Figures figures) throws Exception {
    ground.clear();
    try (ground;
        Contender contender = contenders.get(name).make(ground)) {
      contender.prepare();
      String figure = "capture." + name;
      Measure.add(
          ground.stack(),
          ground.rows(),
          () -> figures.add(figure + ".start", "ms", contender.read().toMillis()),
          figure,
          figures);
    }
  }
}
