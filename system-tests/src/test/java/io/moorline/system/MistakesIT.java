package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.Ports;
import io.moorline.devstack.StackOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One clear message, what to do, the right exit code, and no stack trace. */
@ExtendWith(World.class)
class MistakesIT {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int CANNOT_CONNECT = 3;
  private static final int REFUSED = 4;

  @TempDir private Path directory;

  @Test
  void shouldNameEveryMistakeInThePipelineFile() throws Exception {
    try (Warehouse warehouse = Warehouse.bare("wrong")) {
      String yaml = Files.readString(warehouse.pipelineFile());
      Path wrong = directory.resolve("wrong.yml");
      Files.writeString(
          wrong, yaml.replace("facts:", "fatcs:").replace("partitions: 3", "partitions: 0"));

      DemoProcess validate = run(warehouse, "validate", "-f", wrong.toString());

      assertTold(validate, USAGE, "Did you mean \"facts\"?", "partitions", "wrong.yml:");
    }
  }

  @Test
  void shouldSayWhichServerIsUnreachable() {
    try (Warehouse warehouse = Warehouse.ready("away")) {
      Map<String, String> elsewhere =
          Map.of("WAREHOUSE_URL", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/nowhere");

      DemoProcess source =
          runWith(elsewhere, warehouse, "run", "source", "-f", file(warehouse), "--wait", "0s");

      assertTold(source, CANNOT_CONNECT, "warehouse", "nowhere");
    }
  }

  @Test
  void shouldSayThatKafkaIsUnreachable() {
    try (Warehouse warehouse = Warehouse.ready("nokafka")) {
      Map<String, String> elsewhere =
          Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + Ports.free());

      DemoProcess sink =
          runWith(elsewhere, warehouse, "run", "sink", "-f", file(warehouse), "--wait", "2s");

      assertTold(sink, CANNOT_CONNECT, "Kafka", elsewhere.get("KAFKA_BOOTSTRAP_SERVERS"));
    }
  }

  @Test
  void shouldSayThatAPortIsTaken() throws Exception {
    try (Warehouse warehouse = Warehouse.ready("port");
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      DemoProcess sink = run(warehouse, "run", "sink", "-f", file(warehouse), "--http-port", port);

      assertTold(sink, CANNOT_CONNECT, port, "--http-port");
    }
  }

  @Test
  void shouldSayWhichPrivilegeIsMissing() {
    try (Warehouse warehouse = Warehouse.ready("rights");
        Sql sql = warehouse.sql()) {
      sql.run(
          "CREATE ROLE weak LOGIN PASSWORD 'weak'",
          "GRANT USAGE ON SCHEMA business, staging TO weak");

      DemoProcess source =
          runWith(
              Map.of("WAREHOUSE_USER", "weak", "WAREHOUSE_PASSWORD", "weak"),
              warehouse,
              "run",
              "source",
              "-f",
              file(warehouse));

      assertTold(source, REFUSED, "REPLICATION", "ALTER ROLE", "GRANT SELECT", "规模明细");
    }
  }

  @Test
  void shouldRefuseAServerThatKeepsNoLogicalLog() throws Exception {
    StackOptions options = StackOptions.temporary().withServerSetting("wal_level", "replica");
    try (EmbeddedStack other = EmbeddedStack.start(options);
        Warehouse warehouse = Warehouse.ready("replica")) {
      other.postgres().createDatabase("warehouse");
      Map<String, String> elsewhere =
          Map.of("WAREHOUSE_URL", other.postgres().jdbcUrl("warehouse"));
      try (Sql sql = new Sql(other.postgres().connect("warehouse"))) {
        sql.run(Warehouse.exampleSchema());
      }
      assertThat(
              runWith(elsewhere, warehouse, "setup", "-f", file(warehouse), "--execute").exitCode())
          .isZero();

      DemoProcess source = runWith(elsewhere, warehouse, "run", "source", "-f", file(warehouse));

      assertTold(source, REFUSED, "wal_level", "ALTER SYSTEM SET wal_level");
    }
  }

  @Test
  void shouldTellWhatSetupWouldAdd() {
    try (Warehouse warehouse = Warehouse.bare("unprepared")) {
      DemoProcess sink = run(warehouse, "run", "sink", "-f", file(warehouse));
      assertTold(sink, REFUSED, "moorline setup");

      DemoProcess setup = run(warehouse, "setup", "-f", file(warehouse));
      assertThat(setup.exitCode()).isZero();
      assertThat(setup.output()).contains("CREATE PUBLICATION", "_source_position", "moorline");
    }
  }

  @Test
  void shouldRefuseAWrongFlagWithASuggestion() {
    try (Warehouse warehouse = Warehouse.bare("flag")) {
      DemoProcess demo = run(warehouse, "demo", "--onec");

      assertThat(demo.exitCode()).isEqualTo(USAGE);
      assertThat(demo.errors()).contains("--once");
    }
  }

  private DemoProcess run(Warehouse warehouse, String... arguments) {
    return new Command(warehouse, directory).run(arguments);
  }

  private DemoProcess runWith(
      Map<String, String> changed, Warehouse warehouse, String... arguments) {
    return new Command(warehouse, directory).runWith(changed, arguments);
  }

  private static void assertTold(DemoProcess process, int exitCode, String... parts) {
    assertThat(process.exitCode()).as(process.errors()).isEqualTo(exitCode).isNotEqualTo(FAILED);
    assertThat(process.errors()).contains(parts).contains("to fix:");
    assertThat(process.errors()).doesNotContain("\tat ").doesNotContain("Exception in thread");
    assertThat(process.output()).isEmpty();
  }

  private static String file(Warehouse warehouse) {
    return warehouse.pipelineFile().toString();
  }
}
