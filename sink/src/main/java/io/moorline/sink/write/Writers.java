package io.moorline.sink.write;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.rules.pipeline.Need;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.batch.Group;
import io.moorline.sink.sql.MirrorSql;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import io.moorline.sink.write.Reliances.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One writer per layout and intent, each with a stage of its own. */
final class Writers {

  /**
   * A reference that can be looked up: it is in the target.
   *
   * @param id changes may name it so, or by its name
   */
  record KnownReference(String id, TargetTable table) {}

  private record Kind(Intent intent, Layout layout, boolean verify) {}

  private final Session session;
  private final ColumnNames names;
  private final Map<String, KnownReference> references;
  private final Map<Kind, Isolation> writers = new HashMap<>();

  Writers(Session session, ColumnNames names, Map<String, KnownReference> references) {
    this.session = session;
    this.names = names;
    this.references = Map.copyOf(references);
  }

  /** A verifying writer compares what is stored column by column; people's tables it leaves. */
  Isolation writer(Group group, boolean verify) {
    return writers.computeIfAbsent(
        new Kind(group.intent(), group.layout(), verify && group.intent() == Intent.UPSERT),
        kind -> make(group, kind.verify));
  }

  private Isolation make(Group group, boolean verify) {
    Reliances reliances = new Reliances(links(group));
    String stage = "moorline_stage_" + (writers.size() + 1);
    RowWriter writer =
        group.intent() == Intent.UPSERT
            ? new MirrorWriter(session, new MirrorSql(group.layout(), stage, verify), reliances)
            : new ReferenceWriter(session, group.layout(), group.intent(), stage, names, reliances);
    return new Isolation(session, writer, reliances);
  }

  private List<Link> links(Group group) {
    List<Link> links = new ArrayList<>();
    for (Need need : group.source().needs()) {
      KnownReference reference = references.get(need.reference());
      if (reference != null) {
        fields(group.layout(), need.by().values())
            .ifPresent(
                fields ->
                    links.add(
                        new Link(
                            List.of(need.reference(), reference.id()), reference.table(), fields)));
      }
    }
    return links;
  }

  /** Empty when the table does not have all columns that point at the reference. */
  private static Optional<int[]> fields(Layout layout, Collection<String> columns) {
    List<String> names = layout.columns().stream().map(TargetColumn::name).toList();
    return names.containsAll(columns)
        ? Optional.of(columns.stream().mapToInt(names::indexOf).toArray())
        : Optional.empty();
  }
}
