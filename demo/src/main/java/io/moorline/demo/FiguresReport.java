package io.moorline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures for a person, or for a program. */
record FiguresReport(Figures figures) {

  String text() {
    String reasons =
        figures.quarantined().entrySet().stream()
            .map(reason -> "  " + reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        facts        %,d captured
        written      %,d loaded, or corrected where they stand
        derived      %,d references
        set aside    %,d%s
        late         %,d were set aside and went on when their reference arrived
        absent       %,d without one of their keys
        parked       %,d
        open links   %,d
        lag          %,d records
        change_log   %,d entries
        time         %.1f s
        oddities     %s\
        """,
        figures.facts(),
        figures.written(),
        figures.derived(),
        figures.quarantined().values().stream().mapToLong(Long::longValue).sum(),
        reasons.isEmpty() ? "" : ":" + reasons,
        figures.late(),
        figures.absent(),
        figures.parked(),
        figures.openLinks(),
        figures.lag(),
        figures.changeLog(),
        figures.seconds(),
        figures.oddities().entrySet().stream()
            .map(oddity -> String.format(Locale.ROOT, "%s %,d", oddity.getKey(), oddity.getValue()))
            .collect(Collectors.joining("\n             ")));
  }

  String json() {
    try {
      return new ObjectMapper().writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are always JSON", e);
    }
  }
}
