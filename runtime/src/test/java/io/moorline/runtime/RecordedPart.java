package io.moorline.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A part without work that writes down what happens to it. */
final class RecordedPart implements Part {

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final String name;
  private final List<String> events;
  private final Runnable start;
  private final Runnable close;

  RecordedPart(String name, List<String> events, Runnable start, Runnable close) {
    this.name = name;
    this.events = events;
    this.start = start;
    this.close = close;
  }

  static RecordedPart working(String name, List<String> events) {
    return new RecordedPart(name, events, () -> {}, () -> {});
  }

  void die(Throwable failure) {
    ended.completeExceptionally(failure);
  }

  void endQuietly() {
    ended.complete(null);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    events.add("start " + name);
    start.run();
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public List<Check> liveness() {
    return List.of(new Check("thread", !ended.isDone(), "running"));
  }

  @Override
  public List<Check> readiness() {
    return liveness();
  }

  @Override
  public void close() {
    events.add("close " + name);
    close.run();
    ended.complete(null);
  }
}
