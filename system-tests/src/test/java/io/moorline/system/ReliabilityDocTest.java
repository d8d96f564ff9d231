package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/reliability.md} names exists, and it forgets no fault. */
class ReliabilityDocTest {

  private static final Path CHECKOUT = Path.of("..");
  private static final Set<Integer> FAULTS =
      IntStream.of(
              1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 25, 26, 27, 30, 31, 32, 33,
              34, 35, 36, 37, 39, 40, 44, 47, 49, 50, 51, 52, 53, 60, 61, 70, 71, 72)
          .boxed()
          .collect(Collectors.toUnmodifiableSet());

  @Test
  void shouldAnswerEveryFaultByTestsThatExist() throws IOException {
    FaultTable table = FaultTable.read(doc());

    assertThat(table.problems(FAULTS, CHECKOUT)).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'| 8 |', '| 88 |', '8 is missing'",
    "'| 9 |', '| 8 |', '8 appears twice'",
    "'CaptureRecoveryIT#shouldLose', 'CaptureRecoveryIT#shouldFind', '8: there is no'",
    "'CaptureRecoveryIT#', 'CaptureRecoverIT#', '8: there is no'",
    "'cdc-source:', 'sink:', '8: there is no'",
    "'`cdc-source:CaptureRecoveryIT#shouldRefuseASlotThatWasRecreated`', 'surely', '5 names"
        + " neither'",
  })
  void shouldFindWhatIsWrong(String written, String damaged, String problem) throws IOException {
    // Given
    FaultTable table = FaultTable.read(doc().replace(written, damaged));

    // When / Then
    assertThat(table.problems(FAULTS, CHECKOUT))
        .anySatisfy(told -> assertThat(told).startsWith(problem));
  }

  @Test
  void shouldTakeNoHelperForATest() {
    FaultTable table = FaultTable.read("| 8 | x | y | `cdc-source:CaptureRecoveryIT#copy` |\n");

    assertThat(table.problems(Set.of(8), CHECKOUT)).hasSize(1);
  }

  private static String doc() throws IOException {
    return Files.readString(CHECKOUT.resolve("docs/reliability.md"));
  }
}
