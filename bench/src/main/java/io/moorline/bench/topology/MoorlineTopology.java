package io.moorline.bench.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.runtime.Settings;
import io.moorline.schemas.Topic;
import io.moorline.streams.StreamsApp;
import java.util.concurrent.Future;

/** All of streams-app. */
final class MoorlineTopology implements Contender {

  private final Scene scene;
  private final StreamsApp app;

  MoorlineTopology(Scene scene) {
    this.scene = scene;
    this.app =
        new StreamsApp(
            scene.pipeline(),
            scene.catalog(),
            new Settings(scene.stack().directory(), "127.0.0.1", 0),
            new SimpleMeterRegistry());
  }

  @Override
  public Topic output() {
    return scene.topics().changes(Scene.FACTS);
  }

  @Override
  public void start() {
    app.start();
  }

  @Override
  public Future<?> ended() {
    return app.ended().toCompletableFuture();
  }

  @Override
  public void close() {
    app.close();
  }
}
