package io.moorline.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was measured, in the order it was first. */
public final class Figures {

  private final Map<String, Figure> byName = new LinkedHashMap<>();

  /** One more run of a figure. */
  public void add(String name, String unit, double value) {
    List<Double> runs = new ArrayList<>(get(name).map(Figure::runs).orElse(List.of()));
    runs.add(value);
    byName.put(name, new Figure(name, unit, runs));
  }

  /** A figure from elsewhere, unless it was measured here. */
  public void keep(Figure figure) {
    byName.putIfAbsent(figure.name(), figure);
  }

  public Optional<Figure> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<Figure> all() {
    return byName.values();
  }
}
