package io.moorline.source.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

  @TempDir private Path directory;

  @Test
  void shouldSeeAChangeOnceItIsOver() throws IOException {
    // Given
    Path file = directory.resolve("p.csv");
    FileWatch watch = new FileWatch(file);
    assertThat(watch.hasChanged()).isFalse();

    // Then
    Files.writeString(file, "a");
    assertThat(watch.hasChanged()).as("just now").isFalse();
    Files.writeString(file, "ab");
    assertThat(watch.hasChanged()).as("again").isFalse();
    assertThat(watch.hasChanged()).as("settled").isTrue();
    assertThat(watch.hasChanged()).as("known").isFalse();
  }

  @Test
  void shouldNotTakeAFileThatIsGoneForAnother() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("p.csv"), "a");
    FileWatch watch = new FileWatch(file);

    // When
    Files.delete(file);

    // Then
    assertThat(watch.hasChanged()).isFalse();
    assertThat(watch.hasChanged()).isFalse();
    Files.writeString(file, "abc");
    assertThat(watch.hasChanged()).isFalse();
    assertThat(watch.hasChanged()).isTrue();
  }
}
