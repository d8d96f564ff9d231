package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One real stack for the whole run. After every class the server's log must not hold a single
 * violated foreign key: a fact is never written before its reference.
 */
public final class World implements BeforeAllCallback, AfterAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(World.class);

  private static EmbeddedStack stack;

  public static EmbeddedStack stack() {
    return stack;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(World.class, key -> new Started(), Started.class);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    String log =
        new String(Files.readAllBytes(stack.postgres().serverLog()), StandardCharsets.UTF_8);
    assertThat(log.lines().filter(line -> line.contains("violates foreign key"))).isEmpty();
  }

  /** Closed by JUnit when the last class has run. */
  private static final class Started implements AutoCloseable {
    Started() {
      stack =
          EmbeddedStack.start(
              StackOptions.temporary()
                  .withMaxConnections(200)
                  .withMaxReplicationSlots(60)
                  .withServerSetting("log_line_prefix", "%d/%a "));
    }

    @Override
    public void close() {
      stack.close();
    }
  }
}
