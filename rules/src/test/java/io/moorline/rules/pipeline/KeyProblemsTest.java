package io.moorline.rules.pipeline;

import static io.moorline.rules.pipeline.WrongFiles.onlyProblem;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key rules that are no rules. */
class KeyProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[nfkc, upper]' | '[nfkc, uper]' | keys.customer code[2]",
        "'[nfkc, upper]' | '[]' | keys.customer code",
        "'[nfkc, upper]' | nfkc | keys.customer code",
        "'[nfkc, upper]' | '[nfkc, { upper: x }]' | keys.customer code[2]",
        "'[nfkc, upper]' | '[nfkc, replace]' | keys.customer code[2]",
        "'[nfkc, upper]' | '[nfkc, { nfkd: x }]' | keys.customer code[2]",
        "'[nfkc, upper]' | '[{ remove prefix: x, remove suffix: y }]' | keys.customer code[1]",
        "'[nfkc, upper]' | '[{ remove prefix: \"\" }]' | keys.customer code[1].remove prefix",
        "'[nfkc, upper]' | '[{ replace: { pattern: \"a(\", with: b } }]'"
            + " | keys.customer code[1].replace",
        "'[nfkc, upper]' | '[{ replace: { pattern: a, with: \"$1\" } }]'"
            + " | keys.customer code[1].replace",
        "'[nfkc, upper]' | '[{ replace: { pattern: \"\", with: b } }]'"
            + " | keys.customer code[1].replace.pattern",
        "'[nfkc, upper]' | '[{ replace: { pattern: \"^\", with: b } }]' | keys.customer code",
        "'[nfkc, upper]' | '[{ map: { A: B, B: A } }]' | keys.customer code",
      })
  void shouldRefuse(String right, String wrong, String path) {
    assertThat(onlyProblem(right, wrong).path()).isEqualTo(path);
  }
}
