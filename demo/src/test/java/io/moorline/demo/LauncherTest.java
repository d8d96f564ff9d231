package io.moorline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of one file, with a Java and a Maven that only say what they do. */
class LauncherTest {

  private static final String JAVA =
      """
      #!/bin/sh
      case "$1" in
        -XshowSettings*) echo "    java.specification.version = %s" >&2 ;;
        *) echo "$@"; exit 7 ;;
      esac
      """;
  private static final String MAVEN =
      "#!/bin/sh\nmkdir -p demo/target/app\necho built > maven.log\n";

  @TempDir private Path directory;

  private Path home;
  private Path bin;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void makeCheckout() throws IOException {
    home = Files.createDirectories(directory.resolve("check out"));
    bin = Files.createDirectories(directory.resolve("bin"));
    Files.copy(Path.of("..", "moorline"), home.resolve("moorline"));
    Files.writeString(home.resolve("pom.xml"), "<modules>\n<module>rules</module>\n</modules>\n");
    Files.createDirectories(home.resolve("rules/src/main"));
    Files.writeString(home.resolve("rules/pom.xml"), "");
    executable(bin.resolve("mvn"), MAVEN);
    executable(bin.resolve("java"), JAVA.formatted("17"));
  }

  @Test
  void shouldBuildOnFirstUseAndHandEverythingOver() throws Exception {
    // When
    Ended ended = launch(home.resolve("moorline"), "run", "-f", "my pipeline.yml");

    // Then
    assertThat(ended.code()).isEqualTo(7);
    assertThat(home.resolve("maven.log")).exists();
    assertThat(ended.err()).contains("building").hasLineCount(2);
    assertThat(ended.out())
        .contains("-Dmoorline.home=" + home)
        .endsWith("io.moorline.demo.Checkout run -f my pipeline.yml\n");
  }

  @Test
  void shouldBuildAgainOnlyWhenASourceIsNewer() throws Exception {
    // Given
    launch(home.resolve("moorline"), "version");
    Files.delete(home.resolve("maven.log"));

    // When, Then
    assertThat(launch(home.resolve("moorline"), "version").err()).isEmpty();
    assertThat(home.resolve("maven.log")).doesNotExist();
    Path source = Files.writeString(home.resolve("rules/src/main/Rule.java"), "");
    Files.setLastModifiedTime(
        source, FileTime.fromMillis(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(1)));
    launch(home.resolve("moorline"), "version");
    assertThat(home.resolve("maven.log")).exists();
  }

  @Test
  void shouldFindItsCheckoutThroughALink() throws Exception {
    // Given
    Path link = Files.createSymbolicLink(bin.resolve("moorline"), home.resolve("moorline"));

    // When, Then
    assertThat(launch(link, "version").out()).contains("-Dmoorline.home=" + home);
  }

  @Test
  void shouldRefuseAnOldJava() throws Exception {
    // Given
    executable(bin.resolve("java"), JAVA.formatted("11"));

    // When
    Ended ended = launch(home.resolve("moorline"), "version");

    // Then
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo(
            "error: "
                + bin.resolve("java")
                + " is Java 11\n"
                + "  to fix: use a JDK of version 17 or later: set JAVA_HOME or PATH\n");
  }

  @Test
  void shouldSayThatTheBuildFailed() throws Exception {
    // Given
    executable(bin.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no such class'\nexit 1\n");

    // When
    Ended ended = launch(home.resolve("moorline"), "version");

    // Then
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains("[ERROR] no such class\nerror: the build failed\n  to fix: see " + home);
  }

  private Ended launch(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
