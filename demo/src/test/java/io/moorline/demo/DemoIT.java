package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline, as a newcomer starts it: another process, seen through its output alone. */
class DemoIT {

  private static final long MINUTES = 5;

  private final List<Process> started = new ArrayList<>();

  @TempDir private Path directory;

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void shouldWriteEverythingAndShowEveryOddity() throws Exception {
    // When
    Process demo = start("--once", "--rows", "1000", "-o", "json");

    // Then
    assertThat(demo.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(demo.exitValue()).as(text("err")).isZero();
    assertThat(Files.readAllLines(file("out"))).hasSize(1);
    JsonNode figures = figures();
    assertAllSettled(figures, 1000);
    for (String oddity : List.of("derived", "absent", "late", "changeLog")) {
      assertThat(figures.get(oddity).asLong()).as(oddity).isPositive();
    }
    assertThat(figures.get("quarantined").size()).isPositive();
  }

  @Test
  void shouldGoOnWhereItWasKilled() throws Exception {
    // Given
    String[] command = {
      "--once", "--rows", "3000", "-o", "json", "--data-dir", directory.resolve("data").toString()
    };
    Process killed = start(command);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> text("err").contains("\"loaded\":") || !killed.isAlive());
    killed.destroyForcibly().waitFor();

    // When
    Process again = start(command);

    // Then
    assertThat(again.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(again.exitValue()).as(text("err")).isZero();
    assertAllSettled(figures(), 3000);
  }

  private static void assertAllSettled(JsonNode figures, long facts) {
    long quarantined = 0;
    for (JsonNode count : figures.get("quarantined")) {
      quarantined += count.asLong();
    }
    assertThat(figures.get("facts").asLong()).isEqualTo(facts);
    assertThat(figures.get("written").asLong() + quarantined).isEqualTo(facts);
    assertThat(figures.get("parked").asLong()).isZero();
    assertThat(figures.get("openLinks").asLong()).isZero();
    assertThat(figures.get("lag").asLong()).isZero();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmoorline.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                Checkout.class.getName(),
                "demo"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(file("out").toFile())
            .redirectError(file("err").toFile())
            .start();
    started.add(process);
    return process;
  }

  private JsonNode figures() throws IOException {
    return new ObjectMapper().readTree(file("out").toFile());
  }

  private String text(String name) throws IOException {
    return Files.readString(file(name));
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
