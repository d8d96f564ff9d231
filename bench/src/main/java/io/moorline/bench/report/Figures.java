package io.moorline.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was measured, in the order it was first. */
public final class Figures {

  /** Hears of every run as soon as it is over. */
  @FunctionalInterface
  public interface Listener {
    void measured(String name, String unit, double value);
  }

  private final Map<String, Figure> byName = new LinkedHashMap<>();
  private final Listener listener;

  /** Nobody hears of these. */
  public Figures() {
    this((name, unit, value) -> {});
  }

  public Figures(Listener listener) {
    this.listener = listener;
  }

  /** One more run of a figure. */
  public void add(String name, String unit, double value) {
    listener.measured(name, unit, value);
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
