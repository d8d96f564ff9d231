package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackOptionsTest {

  @Test
  void shouldWaitForTheDiskWhenDataIsKept() {
    assertThat(StackOptions.keptIn(Path.of("data")).postgresSettings())
        .containsEntry("fsync", "on")
        .containsEntry("synchronous_commit", "on")
        .containsEntry("full_page_writes", "on");
  }

  @Test
  void shouldNotWaitForTheDiskWhenDataIsTemporary() {
    assertThat(StackOptions.temporary().postgresSettings())
        .containsEntry("fsync", "off")
        .containsEntry("wal_level", "logical");
  }

  @Test
  void shouldCarryEverySetting() {
    StackOptions options =
        StackOptions.temporary()
            .withDurable(true)
            .withMaxConnections(50)
            .withMaxReplicationSlots(7)
            .withServerSetting("wal_level", "replica");

    assertThat(options.postgresSettings())
        .containsEntry("fsync", "on")
        .containsEntry("max_connections", "50")
        .containsEntry("max_replication_slots", "7")
        .containsEntry("max_wal_senders", "7")
        .containsEntry("wal_level", "replica");
  }
}
