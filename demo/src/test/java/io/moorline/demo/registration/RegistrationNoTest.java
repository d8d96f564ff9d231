package io.moorline.demo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.registration.RegistrationNo.Origin;
import io.moorline.rules.pipeline.KeyRule;
import io.moorline.runtime.PipelineFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationNoTest {

  private final KeyRule registrationNo =
      PipelineFile.load(
              Path.of("../examples/registration-anchor/pipeline.yml"), RegistrationNoTest::variable)
          .references()
          .get("registrations")
          .key()
          .get("registration_no");

  @ParameterizedTest
  @EnumSource(Spelling.class)
  void shouldOnlyVaryWhatTheRuleUndoes(Spelling spelling) {
    // Given
    String number = RegistrationNo.of(Origin.SHARED, spelling.style(), 1_234_567);

    // When
    String written = spelling.write(number);

    // Then
    assertThat(written.equals(number)).isEqualTo(spelling == Spelling.PLAIN);
    assertThat(registrationNo.normalize(written)).isEqualTo(number);
  }

  @Test
  void shouldKnowManyWordsForNothing() {
    assertThat(IntStream.range(0, 6).mapToObj(Spelling::nothing).map(registrationNo::normalize))
        .containsOnlyNulls();
  }

  private static Optional<String> variable(String name) {
    return Optional.of(name.endsWith("_URL") ? address(name) : "localhost:1");
  }

  private static String address(String name) {
    return name.startsWith("SCHEMA") ? "http://localhost:1" : "jdbc:postgresql://localhost/x";
  }
}
