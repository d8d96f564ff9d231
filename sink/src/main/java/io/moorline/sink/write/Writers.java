package io.moorline.sink.write;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.sink.batch.Group;
import io.moorline.sink.batch.Pointer;
import io.moorline.sink.sql.MirrorSql;
import io.moorline.sink.sql.PatchSql;
import io.moorline.sink.sql.ReferenceSql;
import io.moorline.sink.sql.RelianceSql;
import io.moorline.sink.table.Layout;
import io.moorline.sink.table.TargetColumn;
import io.moorline.sink.table.TargetTable;
import io.moorline.sink.write.Reliances.Link;
import java.util.ArrayList;
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
    return new Isolation(session, writer(group, verify, stage, reliances), reliances);
  }

  private RowWriter writer(Group group, boolean verify, String stage, Reliances reliances) {
    Layout layout = group.layout();
    return switch (group.intent()) {
      case UPSERT -> new MirrorWriter(session, new MirrorSql(layout, stage, verify), reliances);
      case PATCH -> SharedTableWriter.patch(session, new PatchSql(layout, stage), reliances);
      default -> reference(group.intent(), new ReferenceSql(layout, stage, names), reliances);
    };
  }

  private RowWriter reference(Intent intent, ReferenceSql sql, Reliances reliances) {
    return switch (intent) {
      case TAKE_OVER -> SharedTableWriter.takeOver(session, sql, reliances);
      case INSERT_MISSING -> SharedTableWriter.insertMissing(session, sql, reliances);
      case FILL_DERIVED -> SharedTableWriter.fillDerived(session, sql, reliances);
      case FILL_NULL -> SharedTableWriter.fillNull(session, sql, reliances);
      case UPSERT, PATCH -> throw new IllegalArgumentException("not of references: " + intent);
    };
  }

  private List<Link> links(Group group) {
    List<Link> links = new ArrayList<>();
    for (Pointer pointer : group.source().pointers()) {
      KnownReference reference = references.get(pointer.reference());
      if (reference != null) {
        link(group, pointer, reference).ifPresent(links::add);
      }
    }
    return links;
  }

  /** None when the change does not have the columns that point at the reference. */
  private static Optional<Link> link(Group group, Pointer pointer, KnownReference reference) {
    List<String> known = group.layout().columns().stream().map(TargetColumn::name).toList();
    List<String> changed = known.subList(0, group.layout().content());
    Optional<Map<String, String>> columns =
        group.intent() == Intent.PATCH ? pointer.filledBy(changed, known) : pointer.in(changed);
    return columns.map(
        own ->
            new Link(
                List.of(pointer.reference(), reference.id()),
                new RelianceSql(reference.table(), List.copyOf(own.values())),
                own.keySet().stream().mapToInt(known::indexOf).toArray()));
  }
}
