package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example says what its seed asks for, and names tests that exist. */
class SeedTableTest {

  private static final Path CHECKOUT = Path.of("..");
  private static final String TABLE =
      """
      | seed says | Moorline does | test |
      |---|---|---|
      | rows are counted | counts them | `system-tests:SeedTableTest#shouldFindWhatIsWrong` |
      | `--dry-run` | nothing yet | later |
      """;

  static List<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(CHECKOUT.resolve("examples"))) {
      return folders.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldAnswerEverythingByTestsThatExist(Path example) throws IOException {
    SeedTable table = SeedTable.read(Files.readString(example.resolve("README.md")));

    assertThat(table.lines()).hasSizeGreaterThan(10);
    assertThat(table.problems(CHECKOUT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "#shouldFind, #shouldLose, rows are counted: there is no",
    "`system-tests:SeedTableTest#shouldFindWhatIsWrong`, surely, rows are counted: names no test",
    "--dry-run, --execute, `--execute`: names no test",
  })
  void shouldFindWhatIsWrong(String written, String damaged, String problem) {
    assertThat(SeedTable.read(TABLE.replace(written, damaged)).problems(CHECKOUT))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void shouldFindNothingWrongWithWhatIsRight() {
    SeedTable table = SeedTable.read(TABLE);

    assertThat(table.lines()).hasSize(2);
    assertThat(table.problems(CHECKOUT)).isEmpty();
  }
}
