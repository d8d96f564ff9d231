package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedStackIT extends StackContract {

  private final EmbeddedStack stack = EmbeddedStack.start(StackOptions.temporary());

  @Override
  Stack stack() {
    return stack;
  }

  @AfterAll
  void close() {
    stack.close();
    assertThat(stack.dataDir()).doesNotExist();
  }
}
