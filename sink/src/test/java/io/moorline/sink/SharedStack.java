package io.moorline.sink;

import io.moorline.devstack.EmbeddedStack;
import io.moorline.devstack.StackOptions;

/** One real stack for all integration tests of a run; every test takes a database of its own. */
final class SharedStack {

  private static final EmbeddedStack STACK = start();

  private SharedStack() {}

  static EmbeddedStack get() {
    return STACK;
  }

  private static EmbeddedStack start() {
    EmbeddedStack stack = EmbeddedStack.start(StackOptions.temporary());
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    return stack;
  }
}
