package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.SharedStack;
import io.moorline.devstack.StackOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real stack for the whole process. After every class the server's log must not hold a single
 * violated foreign key: a fact is never written before its reference.
 */
public final class World implements BeforeAllCallback, AfterAllCallback {

  /** From its first use on. */
  private static final class Shared {
    static final EmbeddedStack STACK =
        SharedStack.start(
            StackOptions.temporary()
                .withMaxConnections(200)
                .withMaxReplicationSlots(60)
                .withServerSetting("log_line_prefix", "%d/%a "));
  }

  private long seen;

  public static EmbeddedStack stack() {
    return Shared.STACK;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    seen = Files.size(stack().postgres().serverLog());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    // Whatever it starts with: nobody needs the topics of a class before.
    Broker.deleteTopics("");
    byte[] log = Files.readAllBytes(stack().postgres().serverLog());
    int begun = Math.toIntExact(seen);
    String said = new String(log, begun, log.length - begun, StandardCharsets.UTF_8);
    assertThat(said.lines().filter(line -> line.contains("violates foreign key"))).isEmpty();
  }
}
