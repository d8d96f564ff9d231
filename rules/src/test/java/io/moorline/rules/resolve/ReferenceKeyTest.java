package io.moorline.rules.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.rules.pipeline.KeyRule;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.Reference.Shares;
import io.moorline.rules.pipeline.Strategy;
import io.moorline.rules.pipeline.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a|b", "a\\", "\\|", "\\0", "nul\0nul", "年金", "|", "||"})
  void shouldReadBackWhatItWrote(String part) {
    // Given
    ReferenceKey key = new ReferenceKey("plan", List.of(part, "x", part));

    // When
    String text = key.text();

    // Then
    assertThat(ReferenceKey.parse(text)).isEqualTo(key);
    assertThat(text).doesNotContain("\0").isEqualTo("plan|" + key.partsText());
  }

  @Test
  void shouldTellKeysApartWhosePartsMeet() {
    // Given
    ReferenceKey one = new ReferenceKey("plan", List.of("a|b", "c"));
    ReferenceKey other = new ReferenceKey("plan", List.of("a", "b|c"));

    // When
    String text = one.text();

    // Then
    assertThat(text).isNotEqualTo(other.text());
  }

  @Test
  void shouldHaveNoKeyWhenAnyPartIsBlank() {
    // Given
    Map<String, KeyRule> columns = new LinkedHashMap<>();
    columns.put("tenant", new KeyRule("as is", List.of()));
    columns.put("no", new KeyRule("as is", List.of()));
    Reference reference =
        new Reference(
            "plan",
            "plan",
            new TableName("db", "s", "t"),
            columns,
            "plan",
            Optional.empty(),
            List.of(),
            true,
            Optional.empty(),
            Shares.UNLIMITED,
            Strategy.DEFAULT);
    Map<String, String> row = Map.of("tenant", "a", "no", "  ");

    // When
    var key = ReferenceKey.of(reference, row::get);

    // Then
    assertThat(key).isEmpty();
  }
}
