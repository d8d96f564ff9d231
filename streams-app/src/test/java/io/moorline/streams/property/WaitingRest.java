package io.moorline.streams.property;

import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.judge.JudgeStores;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.Subscription;
import io.moorline.streams.message.Waiting.Kind;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.property.Watch.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When nothing is under way any more: who waits does so for a reason, and all agree who waits. */
final class WaitingRest {

  private final World world;
  private final Warehouse warehouse;
  private final List<Waits> waiting;

  private WaitingRest(World world) {
    this.world = world;
    this.warehouse = world.warehouse();
    this.waiting = Waits.in(world);
  }

  static void check(World world) {
    WaitingRest rest = new WaitingRest(world);
    rest.checkHomes();
    rest.checkJudges();
  }

  private void checkHomes() {
    for (Waits waits : waiting) {
      if (waits.waiting().kind() == Kind.CAPTURED || waits.waiting().kind() == Kind.CLAIMED) {
        Map<String, @Nullable Object> row =
            warehouse.rows(waits.about().id()).get(waits.row().get("id") + "|");
        Violation.unless(
            row != null && row.entrySet().containsAll(waits.row().entrySet()),
            "waits although it is gone or newer: " + waits.waiting().version(),
            waits.row());
      }
      for (String key : waits.awaited()) {
        Violation.unless(
            blocked(key, new HashSet<>()), "waits in vain for " + key + judged(key), waiting);
      }
      Violation.unless(
          !waits.awaited().isEmpty() || waits.isRefused(), "waits for nothing", waits.row());
    }
    Set<String> aside =
        waiting.stream()
            .filter(one -> one.waiting().setAside())
            .map(Waits::quarantineId)
            .collect(Collectors.toSet());
    Violation.unless(
        aside.containsAll(world.watch().aside()),
        "the quarantine holds what does not wait any more: " + world.watch().aside(),
        waiting);
  }

  private String judged(String key) {
    return world.judges().stream()
        .map(judge -> judge.<KeyState>store(JudgeStores.KEYS).get(key))
        .filter(Objects::nonNull)
        .map(state -> " (" + state + ")")
        .collect(Collectors.joining());
  }

  /** Whether one thread that sees all of this could not go on either. */
  private boolean blocked(String key, Set<String> asked) {
    String reference = ReferenceKey.parse(key).reference();
    int rows = warehouse.having(reference, key).size();
    if (rows > 0 || !asked.add(key)) {
      return rows != 1;
    }
    ReferenceModel model = world.model().reference(reference);
    if (world.knowledge().keys(model).contains(key)) {
      return underWay(key, asked);
    }
    Set<String> known = new HashSet<>();
    boolean derives = false;
    for (Waits waits : waiting) {
      for (Link link : waits.awaiting(world, key)) {
        derives |= link.derives() && model.dataset().strategy().derives();
        known.addAll(link.derives() ? link.attributes().keySet() : Set.of());
      }
    }
    return !derives || !known.containsAll(model.required()) || underWay(key, asked);
  }

  /** It was derived, and that row waits itself. */
  private boolean underWay(String key, Set<String> asked) {
    return waiting.stream()
        .filter(one -> one.becomes(key))
        .anyMatch(
            one ->
                one.isRefused() || one.awaited().stream().anyMatch(more -> blocked(more, asked)));
  }

  /** Who waits at home is known to the judges, in this version, and nobody else is. */
  private void checkJudges() {
    Map<String, Subscription> subscribed = new TreeMap<>();
    for (Task judge : world.judges()) {
      MapStore<Subscription> store = judge.store(JudgeStores.SUBSCRIPTIONS);
      subscribed.putAll(store.content());
      MapStore<KeyState> keys = judge.store(JudgeStores.KEYS);
      keys.content()
          .forEach(
              (key, state) ->
                  Violation.unless(
                      state.waiting() == store.content(key + "\0", key + "\1").size(),
                      "the judge miscounts " + state.waiting(),
                      key));
    }
    for (Waits waits : waiting) {
      for (String key : waits.awaited()) {
        Subscription found =
            subscribed.remove(key + "\0" + Subscription.place(waits.home(), waits.id()));
        Violation.unless(
            found != null && found.version().equals(waits.waiting().version()),
            "the judge does not know who waits for " + key,
            waits);
      }
    }
    Violation.unless(subscribed.isEmpty(), "the judge thinks that these wait", subscribed.keySet());
  }
}
