package io.moorline.bench.flow;

import io.moorline.bench.Broker;
import io.moorline.bench.Stack;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Debezium's engine, Kafka and Debezium's JDBC sink: nothing is derived, nothing is audited. */
final class DebeziumChain implements Chain {

  private final String topic = "peer_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private final Broker broker;
  private final PeerCapture capture;
  private final PeerSink sink;
  private final List<CompletableFuture<Void>> running;

  DebeziumChain(Stack stack, int partitions) throws IOException {
    this.broker = new Broker(stack.bootstrapServers());
    broker.create(topic, partitions);
    this.capture = new PeerCapture(stack, topic);
    this.sink = new PeerSink(stack, topic);
    this.running = List.of(run(capture), run(sink));
  }

  private static CompletableFuture<Void> run(Runnable half) {
    return CompletableFuture.runAsync(half, task -> new Thread(task).start());
  }

  @Override
  public boolean hasEnded() {
    return running.stream().anyMatch(CompletableFuture::isDone);
  }

  @Override
  public void close() throws IOException {
    capture.close();
    sink.close();
    running.forEach(CompletableFuture::join);
    broker.delete(topic);
  }
}
