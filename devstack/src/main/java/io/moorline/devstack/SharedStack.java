package io.moorline.devstack;

/** Temporary stacks that live until the process ends. */
public final class SharedStack {

  private static final class Usual {
    static final EmbeddedStack STACK = start(StackOptions.temporary());
  }

  private SharedStack() {}

  /** The one that everybody shares who wants nothing special, from its first use on. */
  public static EmbeddedStack get() {
    return Usual.STACK;
  }

  /** One more. */
  public static EmbeddedStack start(StackOptions options) {
    EmbeddedStack stack = EmbeddedStack.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close-stack"));
    return stack;
  }
}
