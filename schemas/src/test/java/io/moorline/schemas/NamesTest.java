package io.moorline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "company_id, company_id",
    "规模明细, _u89c4_u6a21_u660e_u7ec6",
    "a b, a_u0020b",
    "1x, _u0031x",
    "x$1, x_u00241",
    "_u89c4, _u005fu89c4",
    "WaitlistEntry, WaitlistEntry"
  })
  void shouldEncodeWhatIsNotAscii(String name, String encoded) {
    assertThat(Names.encode(name)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "规模明细", "_u89c4", "__u89c4", "_年", "年_u5e74", "a\"b;--", "𠮷野家", "_", "_u", "_u5e7年"
      })
  void shouldComeBackFromItsEncoding(String name) {
    assertThat(Names.decode(Names.encode(name))).isEqualTo(name);
  }

  @Test
  void shouldNeverLetTwoNamesMeet() {
    // Given names made of the characters that escapes are made of
    List<String> alphabet = List.of("_", "u", "5", "e", "7", "4", "年", "0", "f");
    Random random = new Random(7);
    Set<String> names = new HashSet<>();
    while (names.size() < 20_000) {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        name.append(alphabet.get(random.nextInt(alphabet.size())));
      }
      names.add(name.toString());
    }

    // When
    Set<String> encoded = new HashSet<>();
    names.forEach(name -> encoded.add(Names.encode(name)));

    // Then
    assertThat(encoded).hasSameSizeAs(names);
    assertThat(names).allMatch(name -> Names.decode(Names.encode(name)).equals(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"规模明细", "1x", "a b", "x$1", "__年", "\"; drop"})
  void shouldBeANameThatAvroAndKafkaAccept(String name) {
    String encoded = Names.encode(name);

    assertThat(Schema.createRecord(encoded, null, "n", false).getName()).isEqualTo(encoded);
    Topic.validate(encoded);
  }

  @Test
  void shouldRefuseAnEmptyName() {
    assertThatThrownBy(() -> Names.encode("")).isInstanceOf(IllegalArgumentException.class);
  }
}
