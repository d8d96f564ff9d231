package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static io.moorline.streams.Source.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.schemas.RowChange;
import io.moorline.streams.Scene.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on a real Kafka with four partitions, one of them killed and robbed of its state.
 */
class ResolveIT {

  private static final int FACTS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @TempDir private Path stateDirs;

  private final Scene scene = new Scene();
  private final Source source = scene.source();
  private final List<String> derived = new ArrayList<>();
  private final Map<String, List<RowChange>> details = new HashMap<>();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void shouldWriteEveryFactOnceWhenAnInstanceIsKilledAndLosesItsStateOrHalfOfIt() throws Exception {
    // Given
    source.snapshotComplete();
    Random random = new Random(42);
    scene.instance(stateDirs.resolve("one"));
    Instance two = scene.instance(stateDirs.resolve("two"));
    for (int i = 0; i < FACTS; i++) {
      fact(random, i);
      if (i == FACTS / 3) {
        scene.playUntil(() -> !details.isEmpty(), this::play);
        two.kill();
        two.loseState();
      }
      if (i == FACTS / 2) {
        two.restart();
      }
      if (i == FACTS * 3 / 4) {
        await().atMost(PATIENCE).until(two::hasStores);
        two.kill();
        two.halveStores();
        two.restart();
      }
      if (i % 50 == 0) {
        play();
      }
    }

    source.marks();

    // When
    scene.playUntil(
        () -> details.values().stream().filter(this::last).count() == FACTS, this::play);

    // Then
    await().atMost(PATIENCE).until(() -> two.hasStores() || !two.isAlive());
    assertThat(two.isAlive()).isTrue();
    assertThat(derived).doesNotHaveDuplicates().noneMatch(key -> key.startsWith("plan|OWN"));
    assertThat(details.values())
        .allSatisfy(
            versions ->
                assertThat(versions).extracting(RowChange::position).doesNotHaveDuplicates());
  }

  /** A third brings its plan itself, a third shares plans that are missing, some are updated. */
  private void fact(Random random, int i) {
    String id = "" + i;
    switch (i % 3) {
      case 0 ->
          source.transaction(
              insert("detail", "id", id, "no", id, "plan", "own" + i, "amount", null),
              insert("plan", "code", "OWN" + i));
      case 1 ->
          source.transaction(
              insert("detail", "id", id, "no", id, "plan", "p" + random.nextInt(100)),
              update("detail", "id", id, "no", id, "plan", "q" + random.nextInt(100)));
      default ->
          source.transaction(
              insert(
                  "detail",
                  "id",
                  id,
                  "no",
                  id,
                  "plan",
                  "q" + random.nextInt(100),
                  "portfolio",
                  "f" + random.nextInt(500)));
    }
    if (i % 10 == 0) {
      source.marks();
    }
  }

  private boolean last(List<RowChange> versions) {
    RowChange last = versions.get(versions.size() - 1);
    int i = Integer.parseInt(last.row().get("no").toString());
    return i % 3 != 1 || last.row().get("plan").toString().startsWith("Q");
  }

  /** Sink and capture take one turn. */
  private void play() {
    Turn turn = scene.turn();
    scene.captureReferences();
    derived.addAll(turn.derived());
    for (RowChange change : turn.details()) {
      details
          .computeIfAbsent(change.row().get("no").toString(), no -> new ArrayList<>())
          .add(change);
    }
  }
}
