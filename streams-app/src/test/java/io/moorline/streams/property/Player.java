package io.moorline.streams.property;

import io.moorline.streams.property.Queues.Reader;
import io.moorline.streams.property.Watch.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Takes the steps: who is next, and how far he goes, is random. */
final class Player {

  /** How often each takes a step, as a share of all. */
  record Pace(
      int people,
      int capture,
      int homes,
      int judges,
      int indexes,
      int sink,
      int punctuations,
      int moves,
      int replays,
      int snapshots) {

    /** Some are slow, so that the others get far ahead of them. */
    static Pace random(Random random) {
      return new Pace(
          2 + random.nextInt(6),
          some(random),
          some(random),
          some(random),
          some(random),
          some(random),
          1,
          random.nextInt(2),
          random.nextInt(4) / 3,
          random.nextInt(4) / 3);
    }

    private static int some(Random random) {
      return random.nextInt(3) == 0 ? random.nextInt(2) : 3 + random.nextInt(8);
    }

    int sum() {
      return people
          + capture
          + homes
          + judges
          + indexes
          + sink
          + punctuations
          + moves
          + replays
          + snapshots;
    }
  }

  private static final int PATIENCE = 300;

  private final World world;
  private final Pace pace;
  private final Trace trace;

  Player(World world, Pace pace, Trace trace) {
    this.world = world;
    this.pace = pace;
    this.trace = trace;
  }

  void step(Random random) {
    int next = random.nextInt(pace.sum());
    if ((next -= pace.people()) < 0) {
      if (random.nextInt(5) == 0) {
        world.knowledge().act(random);
      } else {
        act(random);
      }
    } else if ((next -= pace.capture()) < 0) {
      world.capture().read(1 + random.nextInt(3));
    } else if ((next -= pace.homes()) < 0) {
      handle(pick(world.homes(), random), random);
    } else if ((next -= pace.judges()) < 0) {
      handle(pick(world.judges(), random), random);
    } else if ((next -= pace.indexes()) < 0) {
      int instance = random.nextInt(world.indexes().size());
      copy(instance, pick(world.indexReaders(instance), random), 1 + random.nextInt(4));
    } else if ((next -= pace.sink()) < 0) {
      write(random);
    } else if ((next -= pace.punctuations()) < 0) {
      world.punctuate(pick(world.judges(), random));
    } else if ((next -= pace.moves()) < 0) {
      move(random);
    } else if ((next -= pace.replays()) < 0) {
      replay(random);
    } else {
      world.capture().snapshot();
      trace.note(() -> "a new snapshot");
    }
  }

  /** Everybody goes on until nobody has anything to do. */
  void settle(Random random) {
    world.knowledge().finish();
    for (int i = 0; i < PATIENCE; i++) {
      if (!round(random)) {
        return;
      }
    }
    throw new Violation("it never comes to rest");
  }

  /** True: there is more to do. */
  private boolean round(Random random) {
    world.capture().read(Integer.MAX_VALUE);
    for (int instance = 0; instance < world.indexes().size(); instance++) {
      for (Reader index : world.indexReaders(instance)) {
        copy(instance, index, Integer.MAX_VALUE);
      }
    }
    List<Task> tasks = world.tasks();
    Collections.shuffle(tasks, random);
    tasks.forEach(task -> finish(task, random));
    world.write(world.changes(), Integer.MAX_VALUE);
    world.judges().forEach(world::punctuate);
    return world.isUnderWay();
  }

  private void finish(Task task, Random random) {
    List<Reader> inputs = new ArrayList<>(task.inputs());
    Collections.shuffle(inputs, random);
    for (Reader input : inputs) {
      while (input.hasNext()) {
        world.handle(task, input);
      }
    }
  }

  void act(Random random) {
    world.act(random);
    trace.note(() -> "people " + world.warehouse().now() + " " + world.lastTransaction());
  }

  private void handle(Task task, Random random) {
    List<Reader> ready = task.inputs().stream().filter(Reader::hasNext).toList();
    if (ready.isEmpty()) {
      return;
    }
    Reader input = pick(ready, random);
    for (int i = random.nextInt(4); i >= 0 && input.hasNext(); i--) {
      world.handle(task, input);
      trace.note(() -> "task " + task + " " + input + " " + input.offset());
    }
  }

  private void copy(int instance, Reader index, int most) {
    for (int i = 0; i < most && index.hasNext(); i++) {
      world.copyIndex(instance, index);
    }
  }

  private void write(Random random) {
    List<Reader> some = world.changes().stream().filter(reader -> random.nextInt(3) == 0).toList();
    world.write(some, 1 + random.nextInt(5));
  }

  private void move(Random random) {
    List<Task> tasks = random.nextBoolean() ? world.homes() : world.judges();
    Task task = pick(tasks, random);
    world.move(task, random.nextInt(world.indexes().size()));
    trace.note(() -> "moved " + task);
  }

  /** An operator lets captured rows be resolved once more. */
  private void replay(Random random) {
    Task home = pick(world.homes(), random);
    List<Reader> captured =
        home.inputs().stream()
            .filter(reader -> world.model().captured(reader.topic()).isPresent())
            .filter(reader -> reader.position() > 0)
            .toList();
    if (!captured.isEmpty()) {
      Reader reader = pick(captured, random);
      reader.rewind(random.nextInt(reader.position()));
      if (world.isReference(reader.topic())) {
        world.watch().referencesAreReplayed();
      }
      trace.note(() -> "replay " + reader + " from " + reader.position());
    }
  }

  private static <T> T pick(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
