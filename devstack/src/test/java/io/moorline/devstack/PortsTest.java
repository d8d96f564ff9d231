package io.moorline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final int PROCESSES = 40;

  @Test
  void shouldLeaveAFreePortFreeWhileProcessesStart() {
    // Given
    CompletableFuture<Void> starting = CompletableFuture.runAsync(PortsTest::startProcesses);
    List<Integer> taken = new ArrayList<>();

    // When
    while (!starting.isDone()) {
      int port = Ports.free();
      if (Ports.isTaken(port)) {
        taken.add(port);
      }
    }

    // Then
    starting.join();
    assertThat(taken).isEmpty();
  }

  @Test
  void shouldHearWhoeverListens() throws Exception {
    // Given
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    // Then
    assertThat(Ports.answers(socket.getLocalPort())).isTrue();
    assertThat(Ports.isTaken(socket.getLocalPort())).isTrue();

    // When
    socket.close();

    // Then
    assertThat(Ports.answers(socket.getLocalPort())).isFalse();
    assertThat(Ports.isTaken(socket.getLocalPort())).isFalse();
  }

  private static void startProcesses() {
    try {
      for (int i = 0; i < PROCESSES; i++) {
        new ProcessBuilder("true").start().onExit().join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
