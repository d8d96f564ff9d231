package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** In this test others are faster, and take the first ports that the stack has chosen. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedStackIT extends StackContract {

  /** PostgreSQL, the registry, and two of Kafka. */
  private static final int PORTS = 4;

  private final List<Socket> others = new ArrayList<>();
  private final EmbeddedStack stack =
      EmbeddedStack.start(StackOptions.temporary(), this::chooseTooLate);

  @Override
  Stack stack() {
    return stack;
  }

  @AfterAll
  void close() throws IOException {
    for (Socket other : others) {
      other.close();
    }
    stack.close();
    assertThat(stack.dataDir()).doesNotExist();
  }

  @Test
  void shouldStartElsewhereWhenOthersTookItsPorts() {
    assertThat(others).hasSize(PORTS);
    assertThat(others)
        .extracting(Socket::getLocalPort)
        .doesNotContain(stack.postgres().port())
        .noneMatch(port -> stack.bootstrapServers().endsWith(":" + port));
  }

  @Test
  void shouldNotLetKafkaCrashAloneWithinThisProcess() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(stack::killKafka)
        .withMessageContaining("cannot crash alone");
  }

  private synchronized int chooseTooLate() {
    int port = Ports.free();
    if (others.size() < PORTS) {
      others.add(bound(port));
    }
    return port;
  }

  /** Bound but silent: nobody sees that the port is taken until a server wants it. */
  private static Socket bound(int port) {
    try {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
