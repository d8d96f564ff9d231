package io.moorline.system.crash;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A place in the work at which something is killed, and how one sees from outside that it is there.
 *
 * @param frozen what stands still while one looks whether the place is reached
 * @param killed what is killed there
 * @param preparation makes it likelier
 * @param near a quick look while everything runs
 * @param reached a sure look while the frozen stand still
 * @param proof a look after the kill
 */
record Point(
    List<Victim> frozen,
    List<Victim> killed,
    Runnable preparation,
    BooleanSupplier near,
    BooleanSupplier reached,
    BooleanSupplier proof) {

  static Point of(List<Victim> victims, BooleanSupplier near, BooleanSupplier reached) {
    return new Point(victims, victims, () -> {}, near, reached, () -> true);
  }

  static Point of(Victim victim, BooleanSupplier reached) {
    return of(List.of(victim), () -> true, reached);
  }

  Point preparedBy(Runnable newPreparation) {
    return new Point(frozen, killed, newPreparation, near, reached, proof);
  }

  Point provenBy(BooleanSupplier newProof) {
    return new Point(frozen, killed, preparation, near, reached, newProof);
  }

  /** Other things die, if any, than what stands still. */
  Point kills(Victim... victims) {
    return new Point(frozen, List.of(victims), preparation, near, reached, proof);
  }
}
