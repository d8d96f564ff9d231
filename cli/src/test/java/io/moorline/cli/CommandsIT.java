package io.moorline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.Ports;
import io.moorline.devstack.StackOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes, on real servers. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandsIT {

  private static final Path EXAMPLE = Path.of("..", "examples", "annuity-reference-backfill");
  private static final String PIPELINE = EXAMPLE.resolve("pipeline.yml").toString();

  private final EmbeddedStack stack = EmbeddedStack.start(StackOptions.temporary());
  private final List<Process> started = new ArrayList<>();
  private String database = "";

  @TempDir private Path directory;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void createDatabase(TestInfo test) throws Exception {
    database = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    stack.postgres().createDatabase(database);
    execute(Files.readString(EXAMPLE.resolve("schema.sql")));
  }

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @AfterAll
  void close() {
    stack.close();
  }

  @Test
  void shouldPrintWhatCanBeRunByHand() throws Exception {
    // When
    Ended printed = run("setup", "-f", PIPELINE);
    execute(printed.out());

    // Then
    assertThat(printed.code()).isZero();
    assertThat(printed.out()).startsWith("-- database warehouse: jdbc:").contains("_needs_review");
    Ended again = run("setup", "-f", PIPELINE);
    assertThat(again.out()).hasLineCount(1);
    assertThat(again.err()).contains("database warehouse: 0 statements to run");
  }

  @Test
  void shouldExecuteAndLeaveNothingToDo() throws Exception {
    // When
    Ended executed = run("setup", "-f", PIPELINE, "--execute");

    // Then
    assertThat(executed.code()).isZero();
    assertThat(executed.out()).isEmpty();
    assertThat(executed.err()).containsPattern("database warehouse: \\d{2} statements run");
    assertThat(run("setup", "-f", PIPELINE, "--execute").err()).contains(": 0 statements run");
  }

  @Test
  void shouldHoldTheFileAgainstTheTables() throws Exception {
    // Given
    String yaml = Files.readString(Path.of(PIPELINE));
    Path wrong = directory.resolve("wrong.yml");
    Files.writeString(wrong, yaml.replace("客户名称: 客户名称", "客户名称: 客户名"));

    // When
    Ended misfit = run("validate", "-f", wrong.toString());

    // Then
    assertThat(misfit.code()).isEqualTo(4);
    assertThat(misfit.err())
        .contains("wrong.yml: 1 problem")
        .contains("warehouse.staging.规模明细 has no column 客户名")
        .contains("Did you mean \"客户名称\"?");
    assertThat(run("validate", "--offline", "-f", wrong.toString()).code()).isZero();
    assertThat(run("validate", "-f", PIPELINE).code()).isZero();
  }

  @Test
  void shouldSayWhatIsMissingBeforeSetup() throws Exception {
    // When
    Ended ended = run("run", "all", "-f", PIPELINE, "--http-port", "0");

    // Then
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("error: ").contains("to fix: ").doesNotContain("\tat ");
  }

  @Test
  void shouldSayThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      // When
      String port = Integer.toString(taken.getLocalPort());
      Ended ended = run("run", "sink", "-f", PIPELINE, "--http-port", port);

      // Then
      assertThat(ended.code()).isEqualTo(3);
      assertThat(ended.err())
          .contains("error: cannot serve health and metrics on 127.0.0.1:" + port)
          .contains("to fix: Free the port, or choose another with --http-port")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void shouldBecomeReadyAndEndCleanlyOnSigterm() throws Exception {
    // Given
    run("setup", "-f", PIPELINE, "--execute");
    int port = Ports.free();

    // When
    Process process = start("run", "all", "-f", PIPELINE, "--http-port", Integer.toString(port));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !process.isAlive() || status(port, "/health/ready") == 200);
    process.destroy();

    // Then
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text("err")).isEqualTo(143);
    assertThat(text("err"))
        .contains("part closed part=\"source\"")
        .contains("part closed part=\"streams\"")
        .contains("part closed part=\"sink\"")
        .contains("password=\"***\"");
  }

  @Test
  void shouldWaitForItsServersAndThenTakeASnapshotOnDemand() throws Exception {
    // Given
    assertThat(run("setup", "-f", PIPELINE, "--execute").code()).isZero();
    stack.stopPostgres();
    stack.stopKafka();
    stack.stopRegistry();
    int port = Ports.free();

    // When
    Process process = start("run", "all", "-f", PIPELINE, "--http-port", Integer.toString(port));

    // Then
    awaitWaitingFor("database warehouse");
    assertThat(status(port, "/health/ready")).isEqualTo(503);
    assertThat(status(port, "/health/live")).isEqualTo(200);
    stack.startPostgres();
    awaitWaitingFor("Kafka at");
    stack.startKafka();
    awaitWaitingFor("the schema registry at");
    stack.startRegistry();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !process.isAlive() || status(port, "/health/ready") == 200);
    assertThat(process.isAlive()).as(text("err")).isTrue();

    // When
    execute("INSERT INTO business.年金计划 (年金计划号) VALUES ('P1'), ('P2')");
    Ended snapshot = run("snapshot", "-f", PIPELINE, "--dataset", "plan", "--follow", "-o", "json");

    // Then
    assertThat(snapshot.code()).as(snapshot.err()).isZero();
    assertThat(snapshot.out())
        .isEqualTo(
            "{\"datasets\":[{\"dataset\":\"plan\",\"table\":\"warehouse.business.年金计划\","
                + "\"rows\":2,\"done\":true}]}\n");
  }

  private void awaitWaitingFor(String server) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> text("err").contains("waiting for a server before the start server=\"" + server));
  }

  private Ended run(String... arguments) throws Exception {
    Process process = start(arguments);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), text("out"), text("err"));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Moorline.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("WAREHOUSE_URL", stack.postgres().jdbcUrl(database));
    builder.environment().put("WAREHOUSE_USER", stack.postgres().user());
    builder.environment().put("WAREHOUSE_PASSWORD", stack.postgres().password());
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    builder.environment().put("SCHEMA_REGISTRY_URL", stack.registryUrl());
    builder.environment().put("MOORLINE_STATE_DIR", directory.resolve("state").toString());
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = stack.postgres().connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private static int status(int port, String path) throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0; // not yet
    }
  }
}
