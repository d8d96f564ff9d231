package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moorline.devstack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes, on real servers. */
@ExtendWith(World.class)
class CommandsIT {

  private static final int ENDED_BY_SIGTERM = 143;

  @TempDir private Path directory;

  @Test
  void shouldPrintWhatCanBeRunByHand() {
    try (Warehouse warehouse = Warehouse.bare("byhand");
        Sql sql = warehouse.sql()) {
      Command moorline = new Command(warehouse, directory);

      // When
      DemoProcess printed = moorline.run("setup", "-f", file(warehouse));
      sql.run(printed.output());

      // Then
      assertThat(printed.exitCode()).isZero();
      assertThat(printed.output())
          .startsWith("-- database warehouse: jdbc:")
          .contains("_needs_review");
      DemoProcess again = moorline.run("setup", "-f", file(warehouse));
      assertThat(again.output()).hasLineCount(1);
      assertThat(again.errors()).contains("database warehouse: 0 statements to run");
    }
  }

  @Test
  void shouldExecuteAndLeaveNothingToDo() {
    try (Warehouse warehouse = Warehouse.bare("executed")) {
      Command moorline = new Command(warehouse, directory);

      // When
      DemoProcess executed = moorline.run("setup", "-f", file(warehouse), "--execute");

      // Then
      assertThat(executed.exitCode()).isZero();
      assertThat(executed.output()).isEmpty();
      assertThat(executed.errors()).containsPattern("database warehouse: \\d{2} statements run");
      assertThat(moorline.run("setup", "-f", file(warehouse), "--execute").errors())
          .contains(": 0 statements run");
    }
  }

  @Test
  void shouldHoldTheFileAgainstTheTables() throws Exception {
    try (Warehouse warehouse = Warehouse.bare("misfit")) {
      Command moorline = new Command(warehouse, directory);

      // Given
      Path wrong = directory.resolve("wrong.yml");
      String yaml = Files.readString(warehouse.pipelineFile());
      Files.writeString(wrong, yaml.replace("客户名称: 客户名称", "客户名称: 客户名"));

      // When
      DemoProcess misfit = moorline.run("validate", "-f", wrong.toString());

      // Then
      assertThat(misfit.exitCode()).isEqualTo(4);
      assertThat(misfit.errors())
          .contains("wrong.yml: 1 problem")
          .contains("warehouse.staging.规模明细 has no column 客户名")
          .contains("Did you mean \"客户名称\"?");
      assertThat(moorline.run("validate", "--offline", "-f", wrong.toString()).exitCode()).isZero();
      assertThat(moorline.run("validate", "-f", file(warehouse)).exitCode()).isZero();
    }
  }

  @Test
  void shouldBecomeReadyAndEndCleanlyOnSigterm() throws Exception {
    try (Warehouse warehouse = Warehouse.ready("sigterm")) {
      Command moorline = new Command(warehouse, directory);

      // When
      int port = Ports.free();
      DemoProcess all =
          moorline.start("run", "all", "-f", file(warehouse), "--http-port", "" + port);
      awaitReady(all, port);
      all.process().destroy();

      // Then
      assertThat(all.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(all.exitCode()).as(all.errors()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(all.errors())
          .contains("part closed part=\"source\"")
          .contains("part closed part=\"streams\"")
          .contains("part closed part=\"sink\"")
          .contains("password=\"***\"");
    }
  }

  @Test
  void shouldWaitForItsServersAndThenTakeASnapshotOnDemand() throws Exception {
    try (Warehouse warehouse = Warehouse.ready("patient")) {
      Command moorline = new Command(warehouse, directory);

      // Given
      World.stack().stopPostgres();
      World.stack().stopKafka();
      World.stack().stopRegistry();
      int port = Ports.free();

      // When
      DemoProcess all =
          moorline.start("run", "all", "-f", file(warehouse), "--http-port", "" + port);

      // Then
      awaitWaitingFor(all, "database warehouse");
      assertThat(status(port, "/health/ready")).isEqualTo(503);
      assertThat(status(port, "/health/live")).isEqualTo(200);
      World.stack().startPostgres();
      awaitWaitingFor(all, "Kafka at");
      World.stack().startKafka();
      awaitWaitingFor(all, "the schema registry at");
      World.stack().startRegistry();
      awaitReady(all, port);

      // When
      try (Sql sql = warehouse.sql()) {
        sql.run("INSERT INTO business.年金计划 (年金计划号) VALUES ('P1'), ('P2')");
      }
      DemoProcess taken =
          moorline.run(
              "snapshot", "-f", file(warehouse), "--dataset", "plan", "--follow", "-o", "json");

      // Then
      assertThat(taken.exitCode()).as(taken.errors()).isZero();
      assertThat(taken.output())
          .isEqualTo(
              "{\"datasets\":[{\"dataset\":\"plan\",\"table\":\"warehouse.business.年金计划\","
                  + "\"rows\":2,\"done\":true}]}\n");
      all.kill();
    }
  }

  private static void awaitWaitingFor(DemoProcess process, String server) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                process
                    .errors()
                    .contains("waiting for a server before the start server=\"" + server));
  }

  private static void awaitReady(DemoProcess process, int port) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !process.process().isAlive() || status(port, "/health/ready") == 200);
    assertThat(process.process().isAlive()).as(process.errors()).isTrue();
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

  private static String file(Warehouse warehouse) {
    return warehouse.pipelineFile().toString();
  }
}
