package io.moorline.rules.pipeline;

import io.moorline.rules.file.Section;
import java.util.Optional;

/** Reads {@code columns}: the names of Moorline's own columns, where they are to differ. */
final class ColumnNamesReader {

  private ColumnNamesReader() {}

  static ColumnNames read(Optional<Section> columns) {
    return columns.map(ColumnNamesReader::read).orElse(ColumnNames.DEFAULT);
  }

  private static ColumnNames read(Section section) {
    ColumnNames usual = ColumnNames.DEFAULT;
    ColumnNames names =
        new ColumnNames(
            section.optionalText("source").orElse(usual.source()),
            section.optionalText("needs review").orElse(usual.needsReview()),
            section.optionalText("derived from domain").orElse(usual.derivedFromDomain()),
            section.optionalText("derived at").orElse(usual.derivedAt()),
            section.optionalText("source position").orElse(usual.sourcePosition()),
            section.optionalText("data version").orElse(usual.dataVersion()),
            section.optionalText("correlation").orElse(usual.correlation()));
    section.refuseOthers();
    return names;
  }
}
