package io.moorline.streams.property;

import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.model.DatasetModel;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ReferenceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rows offered of references, and what was put together from it. */
final class Offers {

  /** What a column of a reference shall be. */
  record Offer(String key, String column, Object value) {}

  private final Model model;

  /** By reference key and column: every value that any row ever offered. */
  private final Map<String, Map<String, Set<String>>> offered = new HashMap<>();

  /** All that was sent to be written into references that are derived, or may be. */
  private final List<Offer> filled = new ArrayList<>();

  Offers(Model model) {
    this.model = model;
  }

  /** What a row says of the references that it points at. */
  void row(String dataset, Map<String, @Nullable Object> row) {
    DatasetModel about = model.dataset(dataset);
    for (Link link : links(about, row)) {
      Map<String, Set<String>> columns =
          offered.computeIfAbsent(link.key().text(), key -> new HashMap<>());
      Stream.of(link.attributes(), link.fills())
          .flatMap(some -> some.entrySet().stream())
          .forEach(
              one ->
                  columns
                      .computeIfAbsent(one.getKey(), same -> new HashSet<>())
                      .add(one.getValue()));
      ReferenceModel reference = model.reference(link.key().reference());
      row(reference.id(), implied(reference, link));
    }
  }

  void derivation(Derivation derivation) {
    ReferenceModel reference = model.reference(ReferenceKey.parse(derivation.key()).reference());
    row(reference.id(), reference.captured().parse(derivation.columns()));
  }

  /** Put together from several rows, it offers what none of them does alone. */
  void filled(ReferenceModel reference, RowChange change) {
    if (change.intent() == Intent.TAKE_OVER) {
      return;
    }
    String key = reference.key(change.row()).orElseThrow().text();
    for (String column : reference.derivable()) {
      Object value = change.row().get(column);
      if (value != null) {
        filled.add(new Offer(key, column, value));
      }
    }
    row(reference.id(), change.row());
  }

  boolean everAsked(String key) {
    return offered.containsKey(key);
  }

  /** What was offered in one spelling may have got that of the row that it points at. */
  boolean isOffered(String key, String column, Object value) {
    return offered.getOrDefault(key, Map.of()).getOrDefault(column, Set.of()).stream()
        .anyMatch(one -> plain(one).equals(plain(value)));
  }

  List<Offer> filled() {
    return List.copyOf(filled);
  }

  private static String plain(Object value) {
    return value.toString().replaceAll("^[ 0]+", "").toUpperCase(Locale.ROOT);
  }

  private List<Link> links(DatasetModel about, Map<String, @Nullable Object> row) {
    List<Link> links = new ArrayList<>();
    links.addAll(Links.of(model.pipeline(), about.dataset(), about.captured().texts(row)).links());
    about.dataset().needs().stream()
        .filter(need -> need.of().isPresent())
        .flatMap(
            need -> Links.ofAnother(model.pipeline(), need, about.captured().texts(row)).stream())
        .forEach(links::add);
    return links;
  }

  /** What would be derived from that row alone offers something itself. */
  private static Map<String, @Nullable Object> implied(ReferenceModel reference, Link link) {
    Map<String, String> texts = new HashMap<>(link.attributes());
    texts.putAll(link.fills());
    texts.putAll(link.key().columns(reference.dataset()));
    return reference.captured().parse(texts);
  }
}
