package io.moorline.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a server and never stops it. */
final class MariaDbOwner {

  static final String STARTED = "started";

  private MariaDbOwner() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Path.of(args[0]);
    MariaDbIT.server(directory).start();
    Files.createFile(directory.resolve(STARTED));
    new CountDownLatch(1).await();
  }
}
