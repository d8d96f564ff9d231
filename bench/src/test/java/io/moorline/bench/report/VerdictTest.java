package io.moorline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {

  private static final String COPY = "sink.bigint.first.copy";
  private static final String PEER = "sink.bigint.first.debezium-tuned";
  private static final String MOORLINE = "sink.bigint.first.moorline";

  private final Figures figures = new Figures();

  @Test
  void shouldCompareMedians() {
    // Given
    List.of(90.0, 100.0, 500.0).forEach(rate -> figures.add(PEER, "rows/s", rate));
    List.of(180.0, 160.0, 20.0).forEach(rate -> figures.add(MOORLINE, "rows/s", rate));

    // When
    Verdict verdict = Verdict.of(figures);

    // Then
    assertThat(verdict.goals())
        .singleElement()
        .satisfies(ratio -> assertThat(ratio.value()).isEqualTo(1.6))
        .satisfies(ratio -> assertThat(ratio.isMet()).isFalse());
  }

  @Test
  void shouldNotCountARunInWhichAPeerWasSlow() {
    // Given
    figures.add(COPY, "rows/s", 360_000);
    figures.add(PEER, "rows/s", 50_000);

    // When / Then
    assertThat(Verdict.of(figures).isValid()).isFalse();
    assertThat(Table.of(figures, Verdict.of(figures))).contains("INVALID");
  }

  @Test
  void shouldFindWhatAnEarlierRunWrote(@TempDir Path directory) throws Exception {
    // Given
    figures.add(PEER, "rows/s", 80_000);
    figures.add(PEER, "rows/s", 82_000);
    ResultFile file = new ResultFile(directory.resolve("latest.json"));

    // When
    file.write(Map.of("cores", "2"), figures, Verdict.of(figures));

    // Then
    assertThat(file.figures()).containsExactlyElementsOf(figures.all());
    assertThat(file.context()).containsExactly(Map.entry("cores", "2"));
  }

  @Test
  void shouldDrawABarForEveryGoal() {
    // Given
    figures.add(PEER, "rows/s", 80_000);
    figures.add(MOORLINE, "rows/s", 160_000);

    // When / Then
    assertThat(Plot.of(Verdict.of(figures)))
        .startsWith("<svg")
        .contains(">first load / tuned peer<", ">2.00 (&gt;= 1.7)<");
  }
}
