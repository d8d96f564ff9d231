package io.moorline.source.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.resolve.ReferenceKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyHashesTest {

  @Test
  void shouldCountKeysThatWereNotFound() {
    // Given
    KeyHashes keys = new KeyHashes(3000);
    IntStream.range(0, 2500).mapToObj(KeyHashesTest::key).forEach(keys::add);
    keys.add(key(7));

    // When
    KeyHashes.Missing missing = keys.missing();
    IntStream.range(1, 2500).mapToObj(KeyHashesTest::key).forEach(missing::found);
    missing.found(key(9999));
    missing.found(key(1));

    // Then
    assertThat(missing.count()).isEqualTo(1);
    assertThat(missing.has(key(0))).isTrue();
    assertThat(missing.has(key(1))).isFalse();
    assertThat(keys.isWhole()).isTrue();
  }

  @Test
  void shouldSayWhenItHoldsNotAllOfThem() {
    KeyHashes keys = new KeyHashes(2000);
    IntStream.rangeClosed(0, 2000).mapToObj(KeyHashesTest::key).forEach(keys::add);
    assertThat(keys.isWhole()).isFalse();
  }

  private static ReferenceKey key(int number) {
    return new ReferenceKey("plan", List.of("P" + number));
  }
}
