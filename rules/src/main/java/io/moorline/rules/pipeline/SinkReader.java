package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.util.Optional;

/** Reads {@code sink}. */
final class SinkReader {

  private static final int MAX_ROWS = 100_000;

  private final Numbers numbers;

  SinkReader(Problems problems) {
    this.numbers = new Numbers(problems);
  }

  SinkSettings read(Optional<Section> sink) {
    return sink.map(this::read).orElse(SinkSettings.DEFAULT);
  }

  private SinkSettings read(Section section) {
    SinkSettings settings =
        numbers
            .read(section, "rows per batch", MAX_ROWS)
            .map(SinkSettings::new)
            .orElse(SinkSettings.DEFAULT);
    section.refuseOthers();
    return settings;
  }
}
