package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

class ClassArchiveTest {

  private static final String LOADED_FROM_ARCHIVE =
      "org.postgresql.Driver source: shared objects file (top)";

  @TempDir private Path files;
  @TempDir private Path home;

  @Test
  void shouldSpareTheNextStartTheReadingOfClasses() throws Exception {
    // Given
    assertThat(loadedBy(archive())).doesNotContain(LOADED_FROM_ARCHIVE);

    // When
    archive().keep();

    // Then
    assertThat(archive().isKept()).isTrue();
    assertThat(home).isEmptyDirectory();
    assertThat(loadedBy(archive())).contains(LOADED_FROM_ARCHIVE);
  }

  @Test
  void shouldKeepWhatAnotherWasFasterToKeep() throws Exception {
    // Given
    loadedBy(archive());
    Files.writeString(archive().kept(), "of another");

    // When
    archive().keep();

    // Then
    assertThat(archive().kept()).content().isEqualTo("of another");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void shouldStartAllTheSameWithAnArchiveThatIsSpoiled() throws Exception {
    // Given
    Files.writeString(archive().kept(), "spoiled");

    // When Then
    assertThat(loadedBy(archive())).contains("org.postgresql.Driver source: file:");
  }

  @Test
  void shouldKeepNothingWhereNothingWasLeft() {
    // When
    archive().keep();

    // Then
    assertThat(files).isEmptyDirectory();
  }

  private ClassArchive archive() {
    return ClassArchive.of("driver", files, home);
  }

  /** What a real Java says while it runs a program: the driver tells its version. */
  private static String loadedBy(ClassArchive archive) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(archive.option(), "-Xlog:class+load"));
    command.addAll(List.of("-jar", jarOf(Driver.class)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(output).contains("PostgreSQL JDBC Driver");
    return output;
  }

  private static String jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
