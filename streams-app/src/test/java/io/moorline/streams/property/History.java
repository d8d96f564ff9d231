package io.moorline.streams.property;

import io.moorline.streams.property.People.Habits;
import io.moorline.streams.property.Watch.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One random case: a pipeline, what people do, and who takes the next step. Each step has a seed of
 * its own, so that the others mean the same when it is left out.
 *
 * @param seed its upper half of the pipeline, which others may share
 * @param before what people did before anybody looked
 * @param steps what happens then
 */
record History(long seed, List<Long> before, List<Long> steps) {

  static History of(int graph, int number) {
    return of((long) graph << Integer.SIZE | Integer.toUnsignedLong(number));
  }

  static History of(long seed) {
    Random random = new Random(seed);
    return new History(seed, salts(random, 12), salts(random, 400));
  }

  Graph graph() {
    return Graph.of((int) (seed >> Integer.SIZE), World.PARTITIONS);
  }

  History with(List<Long> otherBefore, List<Long> otherSteps) {
    return new History(seed, List.copyOf(otherBefore), List.copyOf(otherSteps));
  }

  /** What went wrong, if anything did. */
  Optional<String> run(Graph graph, Trace trace) {
    Random random = new Random(~seed);
    Habits habits = Habits.random(random);
    trace.note(() -> graph + habits.toString());
    World world = new World(graph, habits);
    Player player = new Player(world, Player.Pace.random(random), trace);
    try {
      before.forEach(salt -> player.act(new Random(salt)));
      world.capture().snapshot();
      steps.forEach(salt -> player.step(new Random(salt)));
      player.settle(random);
      Rest.check(world);
      AuthorityRest.check(world);
      WaitingRest.check(world);
      InPlaceRest.check(world);
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(violation.getMessage());
    }
  }

  private static List<Long> salts(Random random, int most) {
    return random.longs(random.nextInt(most)).boxed().toList();
  }
}
