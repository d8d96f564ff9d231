package io.moorline.devstack;

/** One temporary stack for a whole process, from its first use to the end of the process. */
public final class SharedStack {

  private static final EmbeddedStack STACK = start();

  private SharedStack() {}

  public static EmbeddedStack get() {
    return STACK;
  }

  private static EmbeddedStack start() {
    EmbeddedStack stack = EmbeddedStack.start(StackOptions.temporary());
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close-stack"));
    return stack;
  }
}
