package io.moorline.streams.property;

import java.util.ArrayList;
import java.util.List;

/** Leaves out of a failing history whatever it does not need to fail. */
final class Shrinker {

  private final Graph graph;

  Shrinker(Graph graph) {
    this.graph = graph;
  }

  History shrink(History failing) {
    History smaller = failing;
    int before;
    do {
      before = size(smaller);
      smaller = dropBefore(dropSteps(smaller));
    } while (size(smaller) < before);
    return smaller;
  }

  private static int size(History history) {
    return history.before().size() + history.steps().size();
  }

  private History dropSteps(History failing) {
    History smaller = failing;
    for (int chunk = failing.steps().size(); chunk > 0; chunk /= 2) {
      for (int at = 0; at < smaller.steps().size(); ) {
        History candidate = smaller.with(smaller.before(), without(smaller.steps(), at, chunk));
        if (candidate.run(graph, Trace.NONE).isPresent()) {
          smaller = candidate;
        } else {
          at += chunk;
        }
      }
    }
    return smaller;
  }

  private History dropBefore(History failing) {
    History smaller = failing;
    for (int at = 0; at < smaller.before().size(); ) {
      History candidate = smaller.with(without(smaller.before(), at, 1), smaller.steps());
      if (candidate.run(graph, Trace.NONE).isPresent()) {
        smaller = candidate;
      } else {
        at++;
      }
    }
    return smaller;
  }

  private static List<Long> without(List<Long> all, int at, int chunk) {
    List<Long> rest = new ArrayList<>(all.subList(0, at));
    rest.addAll(all.subList(Math.min(all.size(), at + chunk), all.size()));
    return rest;
  }
}
