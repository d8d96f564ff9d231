package io.moorline.source.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people write them. */
class OriginTest {

  @TempDir private Path directory;

  @Test
  void shouldReadCsv() throws Exception {
    // Given
    CsvOrigin csv =
        new CsvOrigin(write("p.csv", "\uFEFFcode,name\r\n 007 ,\"a,\"\"b\"\"\"\r\nB,\r\n"));

    // Then
    assertThat(csv.columns()).containsExactly("code", "name");
    assertThat(rows(csv, "code", "name"))
        .containsExactly(row("code", " 007 ", "name", "a,\"b\""), row("code", "B", "name", null));
  }

  @Test
  void shouldReadCsvWithoutRows() throws Exception {
    CsvOrigin csv = new CsvOrigin(write("p.csv", "code,name\n"));
    assertThat(csv.columns()).containsExactly("code", "name");
    assertThat(rows(csv, "code")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"code,name\nA\n", "code,name\nA,b,c\n", "code,code\nA,b\n", "code\n\"A\n"})
  void shouldRefuseCsvThatSomethingIsMissingOf(String text) throws IOException {
    CsvOrigin csv = new CsvOrigin(write("p.csv", text));
    assertThatExceptionOfType(AuthorityException.class)
        .isThrownBy(() -> rows(csv, "code"))
        .withMessageContaining("not readable as CSV");
  }

  @Test
  void shouldRefuseOtherEncodings() throws IOException {
    Path file = directory.resolve("p.csv");
    Files.write(file, "code\n计划\n".getBytes("GBK"));
    assertThatExceptionOfType(AuthorityException.class)
        .isThrownBy(() -> rows(new CsvOrigin(file), "code"))
        .withMessageContaining("UTF-8");
  }

  @Test
  void shouldReadYamlAsItIsWritten() throws Exception {
    // Given
    YamlOrigin yaml =
        YamlOrigin.open(
            write(
                "p.yml",
                "- { code: 007, since: 2024-01-01 }\n- code: NO\n  name: 甲\n  since: ~\n"));

    // Then
    assertThat(yaml.columns()).containsExactly("code", "since", "name");
    assertThat(rows(yaml, "code", "since", "name"))
        .containsExactly(
            row("code", "007", "since", "2024-01-01"),
            row("code", "NO", "name", "甲", "since", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "code: A\n",
        "- A\n",
        "- { code: [A] }\n",
        "- { code: A, code: B }\n",
        "- { code: !!java.net.URL [x] }\n",
        "- &a { code: A }\n- *a\n",
        "- { code: A\n",
      })
  void shouldRefuseOtherYaml(String text) throws IOException {
    Path file = write("p.yml", text);
    assertThatExceptionOfType(AuthorityException.class)
        .isThrownBy(() -> YamlOrigin.open(file))
        .withMessageContaining("p.yml");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static List<Map<String, String>> rows(Origin origin, String... columns) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    origin.forEach(List.of(columns), row -> rows.add(new LinkedHashMap<>(row)));
    return rows;
  }

  private static Map<String, String> row(String... columnsAndTexts) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndTexts.length; i += 2) {
      row.put(columnsAndTexts[i], columnsAndTexts[i + 1]);
    }
    return row;
  }
}
