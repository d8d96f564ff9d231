package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Need.Orphans;
import io.moorline.rules.pipeline.Need.Orphans.Policy;
import io.moorline.rules.resolve.ColumnText;
import io.moorline.rules.resolve.Links;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.message.Waiting;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.model.Model;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns of rows in their tables that point at nothing. */
final class Orphaned {

  private final Model model;
  private final ReplicatedIndex index;

  Orphaned(Model model, ReplicatedIndex index) {
    this.model = model;
    this.index = index;
  }

  /** The columns that are set to NULL since the key by which they point is certainly missing. */
  Set<String> cleared(Subject subject, Waiting row, String key) {
    return subject.links().links().stream()
        .filter(link -> link.key().text().equals(key))
        .flatMap(link -> link.needs().stream())
        .filter(need -> isCleared(subject, need, row, key))
        .flatMap(need -> need.orphans().stream())
        .map(Orphans::column)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isCleared(Subject subject, Need need, Waiting row, String key) {
    return Optional.ofNullable(row.said().get(key))
            .filter(said -> said.verdict().equals(Quarantines.MISSING))
            .isPresent()
        && need.orphans()
            .filter(orphans -> orphans.policy() == Policy.NULLIFY)
            .filter(orphans -> !isFilledAgain(subject, orphans))
            .isPresent();
  }

  /** Its link would bring the same value back: people must look at where that comes from. */
  private boolean isFilledAgain(Subject subject, Orphans orphans) {
    InPlaceModel dataset = (InPlaceModel) model.dataset(subject.dataset());
    ColumnText texts = subject.target().shape().texts(subject.row());
    return dataset.dataset().needs().stream()
        .filter(need -> need.of().isEmpty() && need.link().containsKey(orphans.column()))
        .flatMap(need -> value(need, orphans.column(), texts).stream())
        .anyMatch(value -> Objects.equals(value, texts.of(orphans.column())));
  }

  private Optional<String> value(Need need, String column, ColumnText row) {
    return Links.key(model.pipeline().reference(need), need, row)
        .map(key -> index.find(key.text(), Set.copyOf(need.link().values()), null))
        .map(IndexEntry::columns)
        .map(columns -> columns.get(need.link().get(column)));
  }
}
