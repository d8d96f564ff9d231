package io.moorline.devstack;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that owns a stack and does nothing else until it is killed. */
final class StackChild {

  private StackChild() {}

  public static void main(String[] args) throws InterruptedException {
    try (EmbeddedStack stack = EmbeddedStack.start(StackOptions.keptIn(Path.of(args[0])))) {
      System.out.println("ready in " + stack.dataDir());
      new CountDownLatch(1).await();
    }
  }
}
