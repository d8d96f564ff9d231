package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.resolve.Link;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.streams.model.ChangesTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Links of a derived row to its own kind. It does not wait for those: rows that point at each other
 * would wait for ever. It is inserted without them, and they are filled when both rows are there.
 */
final class OwnKind {

  private OwnKind() {}

  /** The keys that the row need not wait for: the columns may be NULL meanwhile. */
  static Set<String> later(
      ChangesTable table, Map<String, @Nullable Object> row, String reference, Links links) {
    return links.links().stream()
        .filter(link -> link.key().reference().equals(reference))
        .filter(
            link ->
                link.needs().stream()
                    .flatMap(need -> leftOut(table, row, need))
                    .allMatch(column -> table.shape().column(column).nullable()))
        .map(link -> link.key().text())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What the row is inserted without. By its key, one to itself holds as soon as it is there. */
  static Stream<String> leftOut(ChangesTable table, Map<String, @Nullable Object> row, Need need) {
    boolean itself =
        need.pointsByColumns()
            && need.byColumns().entrySet().stream()
                .allMatch(by -> Objects.equals(row.get(by.getKey()), row.get(by.getValue())));
    Stream<String> by =
        need.byColumns().values().stream()
            .filter(column -> !itself && !table.key().contains(column));
    return Stream.concat(by, need.link().keySet().stream());
  }

  /** What fills such links waits for the row itself, too. */
  static Links afterItself(ReferenceKey own, Links links) {
    List<ReferenceKey> keys = links.links().stream().map(Link::key).toList();
    boolean ofOwnKind = keys.stream().anyMatch(key -> key.reference().equals(own.reference()));
    if (!ofOwnKind || keys.contains(own)) {
      return links;
    }
    List<Link> all = new ArrayList<>(links.links());
    all.add(Link.to(own));
    return new Links(all, links.absent());
  }
}
