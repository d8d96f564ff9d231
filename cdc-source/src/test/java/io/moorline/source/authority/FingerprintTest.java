package io.moorline.source.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final Map<String, String> ONE = Map.of("code", "A");
  private static final Map<String, String> OTHER = Map.of("code", "B");

  @Test
  void shouldNotDependOnTheOrderOfRows() {
    assertThat(of(List.of(ONE, OTHER))).isEqualTo(of(List.of(OTHER, ONE)));
  }

  @Test
  void shouldTellRowsApart() {
    assertThat(
            List.of(
                of(List.of()),
                of(List.of(ONE)),
                of(List.of(ONE, ONE)),
                of(List.of(OTHER)),
                of(List.of(Map.of("name", "A"))),
                of(List.of(Map.of("code", ""))),
                of(List.of(Collections.singletonMap("code", null)))))
        .doesNotHaveDuplicates();
  }

  private static String of(List<Map<String, String>> rows) {
    Fingerprint fingerprint = new Fingerprint();
    rows.forEach(fingerprint::add);
    return fingerprint.text();
  }
}
