package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackHomeTest {

  private static final Path LOCKS = Path.of("/proc/locks");

  private final List<Process> sleepers = new ArrayList<>();

  @TempDir private Path directory;

  @AfterEach
  void endSleepers() {
    sleepers.forEach(Process::destroyForcibly);
  }

  @Test
  void shouldClearWhatAnEarlierOwnerLeftRunning() throws Exception {
    // Given
    Process left = sleeper();
    new PidFile(directory.resolve("left.pid")).write(left.toHandle());

    // When
    StackHome.open(Optional.of(directory)).close();

    // Then
    assertThat(left.isAlive()).isFalse();
    assertThat(directory.resolve("left.pid")).doesNotExist();
  }

  @Test
  void shouldSpareAProcessThatMerelyHasTheSameId() throws Exception {
    // Given
    Process stranger = sleeper();
    Path pidFile = directory.resolve("stranger.pid");
    Files.writeString(pidFile, stranger.pid() + " 2020-01-01T00:00:00Z");

    // When
    StackHome.open(Optional.of(directory)).close();

    // Then
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void shouldRemoveATemporaryStackWhoseOwnerIsGone() throws Exception {
    // Given
    Path abandoned = Files.createTempDirectory("moorline-stack-");
    Files.writeString(abandoned.resolve("stack.lock"), "1");
    Process left = sleeper();
    new PidFile(abandoned.resolve("left.pid")).write(left.toHandle());

    // When
    StackHome.open(Optional.empty()).close();

    // Then
    assertThat(abandoned).doesNotExist();
    assertThat(left.isAlive()).isFalse();
  }

  @Test
  void shouldKeepItsLockWhenThisProcessOpensAnotherStack() throws Exception {
    try (StackHome first = StackHome.open(Optional.empty())) {
      // Given
      Object inode = Files.getAttribute(first.directory().resolve("stack.lock"), "unix:ino");
      assertThat(Files.readString(LOCKS)).contains(":" + inode + " ");

      // When
      StackHome.open(Optional.empty()).close();

      // Then
      assertThat(first.directory()).exists();
      assertThat(Files.readString(LOCKS)).contains(":" + inode + " ");
    }
  }

  @Test
  void shouldRefuseADirectoryInUse() {
    try (StackHome first = StackHome.open(Optional.of(directory))) {
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> StackHome.open(Optional.of(directory)))
          .withMessageContaining(first.directory().toString());
    }
  }

  @Test
  void shouldRefuseADirectoryThatCannotBeMade() throws Exception {
    // Given
    Path file = Files.createFile(directory.resolve("file"));

    // When Then
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> StackHome.open(Optional.of(file.resolve("data"))))
        .withMessageContaining(file.toString());
  }

  private Process sleeper() throws IOException {
    Process process = new ProcessBuilder("sleep", "1000").start();
    sleepers.add(process);
    return process;
  }
}
