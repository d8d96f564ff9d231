package io.moorline.streams.property;

import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever people do and in whatever order the parts get to it, the end is the same. {@code
 * -Dmoorline.seed=} repeats one history, {@code -Dmoorline.graphs=} tells how many pipelines.
 */
class ResolvePropertyTest {

  private static final String SEED = System.getProperty("moorline.seed", "");
  private static final int GRAPHS = Integer.getInteger("moorline.graphs", 70);
  private static final int HISTORIES = 30;

  @Test
  void shouldEndAsASingleThreadSays() {
    if (!SEED.isEmpty()) {
      History history = History.of(Long.parseLong(SEED));
      check(history, history.graph());
      return;
    }
    Random random = new Random();
    for (int i = 0; i < GRAPHS; i++) {
      int number = random.nextInt();
      Graph graph = History.of(number, 0).graph();
      for (int j = 0; j < HISTORIES; j++) {
        check(History.of(number, random.nextInt()), graph);
      }
    }
  }

  private static void check(History history, Graph graph) {
    Optional<String> wrong = history.run(graph, Trace.NONE);
    if (wrong.isPresent()) {
      Trace trace = Trace.wanted();
      Optional<String> shortest = new Shrinker(graph).shrink(history).run(graph, trace);
      fail(
          "%s%nRepeat with -Dmoorline.seed=%d. At its shortest:%n%s%n%s",
          wrong.get(), history.seed(), trace, shortest.orElse(""));
    }
  }
}
