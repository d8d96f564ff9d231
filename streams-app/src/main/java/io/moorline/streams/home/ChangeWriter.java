package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.resolve.Link;
import io.moorline.schemas.RowChange;
import io.moorline.schemas.RowChange.Evidence;
import io.moorline.schemas.RowChange.Reliance;
import io.moorline.streams.message.IndexEntry;
import io.moorline.streams.model.ChangesTable;
import io.moorline.streams.station.Desk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links a row to the references that exist, and sends it off. */
final class ChangeWriter {

  private final Desk desk;
  private final Evidence evidence;

  ChangeWriter(Desk desk) {
    this.desk = desk;
    Pipeline pipeline = desk.model().pipeline();
    this.evidence = new Evidence(pipeline.name(), pipeline.domain(), pipeline.ruleVersion());
  }

  void write(Subject subject, Map<String, @Nullable IndexEntry> references) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(subject.row());
    List<Reliance> relies = new ArrayList<>();
    for (Link link : subject.links().links()) {
      IndexEntry entry = references.get(link.key().text());
      if (entry != null) {
        link.needs().forEach(need -> spell(subject.target(), row, need, entry));
        relies.add(new Reliance(link.key().reference(), link.key().partsText(), entry.position()));
      }
    }
    RowChange change =
        new RowChange(
            subject.intent(), row, Map.of(), subject.version(), subject.origin(), evidence, relies);
    desk.change(subject.target(), change);
    desk.numbers().processed(subject.dataset(), subject.intent().name().toLowerCase(Locale.ROOT));
  }

  /** The reference's own spelling, so that a foreign key holds whatever a person typed there. */
  private static void spell(
      ChangesTable table, Map<String, @Nullable Object> row, Need need, IndexEntry entry) {
    need.by()
        .forEach(
            (column, own) -> {
              String text = entry.key().get(column);
              if (text != null && row.containsKey(own)) {
                row.put(own, table.shape().type(own).parse(text));
              }
            });
  }
}
