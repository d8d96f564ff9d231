package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.streams.Scene.Turn;
import io.moorline.streams.Source.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many rows wait for one key, in an instance with little memory. {@code -Dmoorline.hot=} says
 * how many.
 */
class HotKeyIT {

  private static final int HOT = Integer.getInteger("moorline.hot", 10_000);
  private static final int IN_A_TRANSACTION = 1_000;
  private static final int OTHERS = 30;
  private static final Duration NOT_DELAYED = Duration.ofSeconds(1);

  @TempDir private Path stateDir;

  private final Scene scene = new Scene();
  private final Others others = new Others(scene.source());
  private final BitSet released = new BitSet(HOT);
  private final List<String> derived = new ArrayList<>();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void shouldReleaseAllRowsAndHoldUpNoOther() throws Exception {
    // Given
    scene.instance(stateDir);
    scene.source().found("plan", "code", "KNOWN");
    scene.source().snapshotComplete();
    others.send();
    scene.playUntil(others::haveArrived, this::turn);
    Latencies before = others.begin();
    scene.playUntil(() -> before.size() >= OTHERS, this::turnWithOthers);
    scene.playUntil(others::haveArrived, this::turn);
    for (int i = 0; i < HOT; i += IN_A_TRANSACTION) {
      scene.source().transaction(rows(i, Math.min(HOT, i + IN_A_TRANSACTION)));
    }
    scene.source().marks();
    scene.playUntil(() -> derived.contains("plan|HOT"), () -> played(scene.turn()));
    scene.awaitRest();

    // When
    Latencies meanwhile = others.begin();
    long start = System.nanoTime();
    scene.playUntil(() -> released.cardinality() == HOT, this::turnWithOthers);
    double seconds = (System.nanoTime() - start) / 1e9;
    scene.playUntil(others::haveArrived, this::turn);

    // Then
    System.out.printf(
        Locale.ROOT,
        "%d rows released in %.1f s. Others: before %s; meanwhile %s%n",
        HOT,
        seconds,
        before,
        meanwhile);
    assertThat(derived).doesNotHaveDuplicates();
    assertThat(meanwhile.percentile(50))
        .isLessThan(before.percentile(95).multipliedBy(2).plus(NOT_DELAYED));
  }

  private static Change[] rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> insert("detail", "id", "" + i, "no", "HOT" + i, "plan", "hot"))
        .toArray(Change[]::new);
  }

  private void turnWithOthers() {
    others.sendSome();
    turn();
  }

  /** What the sink writes is captured at once. */
  private void turn() {
    played(scene.turn());
    scene.captureReferences();
  }

  private void played(Turn turn) {
    derived.addAll(turn.derived());
    turn.details().stream().map(change -> change.row().get("no").toString()).forEach(this::arrived);
  }

  private void arrived(String no) {
    if (no.startsWith("HOT")) {
      int number = Integer.parseInt(no.substring("HOT".length()));
      assertThat(released.get(number)).as("written before").isFalse();
      released.set(number);
    } else {
      others.arrived(no);
    }
  }
}
