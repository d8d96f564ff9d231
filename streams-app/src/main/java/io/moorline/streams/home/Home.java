package io.moorline.streams.home;

import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.WireFormat.MalformedException;
import io.moorline.streams.message.Answer;
import io.moorline.streams.message.Claim;
import io.moorline.streams.station.Desk;
import io.moorline.streams.station.Handler;
import io.moorline.streams.station.Numbers.Tally;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.TaskId;

/** Assembles the handlers of one home; they share its stores. */
public final class Home {

  private final Subjects subjects;
  private final WaitingRows waitingRows;
  private final WaitingRoom room;
  private final ChangeWriter writer;
  private final Orphaned orphaned;
  private final OpenLinks openLinks;
  private final Resolver resolver;
  private final Anchors anchors;
  private final TakeOvers takeOvers;

  private Home(Desk desk) {
    ReplicatedIndex index = new ReplicatedIndex(desk.context().getStateStore(HomeStores.INDEX));
    this.subjects = new Subjects(desk.model(), desk.wire());
    this.waitingRows =
        new WaitingRows(desk.context().getStateStore(HomeStores.WAITING), tally(desk));
    this.orphaned = new Orphaned(desk.model(), index);
    this.openLinks = new OpenLinks(desk, subjects, orphaned);
    this.room = new WaitingRoom(desk, waitingRows, openLinks);
    this.writer = new ChangeWriter(desk);
    this.takeOvers =
        new TakeOvers(desk.model(), desk.context().getStateStore(HomeStores.LAST_WORDS));
    this.resolver = new Resolver(desk, index, room, subjects, writer, takeOvers);
    this.anchors =
        new Anchors(
            desk, desk.context().getStateStore(HomeStores.ANCHORS), resolver, room, subjects);
  }

  public static Handler captured(Desk desk) {
    Home home = new Home(desk);
    home.waitingRows.count();
    ReferenceRows references =
        new ReferenceRows(desk, desk.context().getStateStore(HomeStores.ROWS));
    SentClaims claims = new SentClaims(desk, desk.context().getStateStore(HomeStores.CLAIMS));
    return new CapturedHandler(
        desk,
        references,
        new PointingRows(home.resolver, home.room, home.subjects, claims, home.anchors));
  }

  public static Handler answers(Desk desk) {
    Home home = new Home(desk);
    Answers answers =
        new Answers(
            desk,
            home.room,
            home.subjects,
            home.resolver,
            home.writer,
            home.openLinks,
            home.orphaned);
    return input -> answers.settle(Answer.read(input.value()));
  }

  public static Handler claims(Desk desk) {
    Home home = new Home(desk);
    return input -> home.anchors.claim(Claim.read(input.value()));
  }

  public static Handler derivations(Desk desk) {
    Home home = new Home(desk);
    return input -> home.resolver.resolve(home.subjects.derived(input.value()));
  }

  public static Handler handBacks(Desk desk) {
    Home home = new Home(desk);
    return input -> {
      try {
        home.handBack(home.subjects.handedBack(input.value()));
      } catch (MalformedException e) {
        desk.quarantine().malformed(input, e.getMessage());
      }
    };
  }

  private void handBack(Subject subject) {
    if (subject.intent() == Intent.TAKE_OVER) {
      resolver.resolve(takeOvers.untold(subject).map(subjects::derived).orElse(subject));
    } else if (subject.reliesOnClaims()) {
      anchors.again(subject.dataset(), subject.origin().row(), subject.vanished());
    } else {
      resolver.resolve(subject);
    }
  }

  /** One for all handlers of the task, whichever of them starts first. */
  private static Supplier<Tally> tally(Desk desk) {
    TaskId task = desk.context().taskId();
    return () -> desk.numbers().tally(task);
  }
}
