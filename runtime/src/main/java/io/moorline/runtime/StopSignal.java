package io.moorline.runtime;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The first SIGTERM or SIGINT asks for a clean end; the second ends the process at once. */
public final class StopSignal {

  private static final Map<String, Integer> SIGNALS = Map.of("TERM", 15, "INT", 2);
  private static final int SIGNALLED = 128;

  private final CompletableFuture<Integer> received = new CompletableFuture<>();

  private StopSignal() {}

  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    SIGNALS.forEach(signal::handle);
    return signal;
  }

  /** Completes with the exit code that tells which signal ended the process. */
  public CompletionStage<Integer> received() {
    return received;
  }

  private void receive(int exitCode) {
    if (!received.complete(exitCode)) {
      Runtime.getRuntime().halt(exitCode);
    }
  }

  /**
   * By reflection: the compiler warns of the class although the platform supports it, and has no
   * way to accept it.
   */
  private void handle(String name, int number) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object received =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                receive(SIGNALLED + number);
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), received);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java cannot handle SIG" + name, e);
    }
  }
}
