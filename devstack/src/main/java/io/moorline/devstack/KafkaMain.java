package io.moorline.devstack;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A Kafka node alone in its process, in the directory of the stack that it belongs to. */
final class KafkaMain {

  private KafkaMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path home = Path.of(arguments[0]);
    KafkaNode node = new KafkaNode(home, new Addresses(home, Ports::free));
    Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop"));
    try {
      node.start();
    } catch (StackException e) {
      System.err.println(e);
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }
}
