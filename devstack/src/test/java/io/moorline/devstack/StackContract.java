package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every stack does. */
abstract class StackContract {

  abstract Stack stack();

  @Test
  void shouldCarryARecord() throws Exception {
    // Given
    String topic = "contract-" + UUID.randomUUID();
    StackUser user = new StackUser(stack());
    user.createTopic(topic);

    // When
    user.produce(topic, "规模明细");

    // Then
    assertThat(user.consume(topic, "contract")).containsExactly("规模明细");
  }

  @Test
  void shouldDecodeATableFromTheLog() throws Exception {
    // Given
    StackUser user = new StackUser(stack());
    stack().postgres().createDatabase("合同");
    stack().postgres().createDatabase("合同");
    user.sql("合同", "CREATE TABLE 计划 (名称 text PRIMARY KEY)");

    // When
    user.sql("合同", "SELECT pg_create_logical_replication_slot('contract', 'pgoutput')");
    user.sql("合同", "INSERT INTO 计划 VALUES ('Ä')");

    // Then
    assertThat(user.query("合同", "SELECT lower(名称) FROM 计划")).containsExactly("ä");
    assertThat(user.query("合同", "SELECT slot_name FROM pg_replication_slots"))
        .containsExactly("contract");
    assertThat(stack().postgres().serverLog()).isNotEmptyFile();
  }

  @Test
  void shouldGiveBackASchema() throws Exception {
    // Given
    StackUser user = new StackUser(stack());

    // When
    int id = user.register("contract-value", "string");

    // Then
    assertThat(user.schema(id)).contains("string");
    assertThat(user.register("contract-value", "string")).isEqualTo(id);
  }
}
