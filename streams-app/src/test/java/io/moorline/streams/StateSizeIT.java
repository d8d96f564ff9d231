package io.moorline.streams;

import static io.moorline.streams.Source.insert;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that do not wait leave nothing behind. {@code -Dmoorline.known=} says how many come. */
class StateSizeIT {

  private static final int KNOWN = Integer.getInteger("moorline.known", 20_000);
  private static final int AT_ONCE = 10_000;

  @TempDir private Path stateDir;

  private final Scene scene = new Scene();
  private int sent;
  private int arrived;

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void shouldNeitherAskNorRememberAnythingForKnownFacts() throws Exception {
    // Given
    scene.instance(stateDir);
    scene.source().found("plan", "code", "P1");
    scene.source().snapshotComplete();
    facts(1);
    scene.awaitRest();
    Map<String, Integer> before = scene.onlooker().state();
    Map<TopicPartition, Long> ways = scene.onlooker().waysUsed();

    // When
    long start = System.nanoTime();
    while (sent < KNOWN) {
      facts(Math.min(KNOWN - sent, AT_ONCE));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    scene.awaitRest();

    // Then
    System.out.printf(Locale.ROOT, "%d facts in %.1f s; state %s%n", sent, seconds, before);
    assertThat(scene.onlooker().waysUsed()).isEqualTo(ways).isNotEmpty();
    assertThat(scene.onlooker().state()).isEqualTo(before).isNotEmpty();
  }

  private void facts(int count) {
    for (int i = 0; i < count; i++) {
      String id = Integer.toString(++sent);
      scene.source().transaction(insert("detail", "id", id, "no", id, "plan", "p1"));
    }
    scene.source().marks();
    scene.playUntil(() -> arrived == sent, () -> arrived += scene.turn().details().size());
  }
}
