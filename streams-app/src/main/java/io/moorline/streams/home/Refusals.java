package io.moorline.streams.home;

import io.moorline.rules.pipeline.Need;
import io.moorline.streams.home.Subject.Refusal;
import io.moorline.streams.model.ChangesTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a row cannot be written, whatever its references say. */
final class Refusals {

  private Refusals() {}

  /**
   * @param absent the needs for which the row has no key
   */
  static Optional<Refusal> of(
      ChangesTable table, Map<String, @Nullable Object> row, List<Need> absent) {
    List<String> blank = table.blankKeyColumns(row);
    if (!blank.isEmpty()) {
      return Optional.of(
          new Refusal(
              "no_key",
              "The row has no value in "
                  + String.join(", ", blank)
                  + ", part of the key of "
                  + table.table().name()
                  + "; correct it in the source."));
    }
    List<String> forbidden =
        table.forbiddenNulls(row).stream()
            .filter(column -> absent.stream().anyMatch(need -> fills(need, column)))
            .toList();
    return forbidden.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "absent",
                "The row names no reference for "
                    + String.join(", ", forbidden)
                    + ", which "
                    + table.table().name()
                    + " demands; correct it in the source."));
  }

  private static boolean fills(Need need, String column) {
    return need.byColumns().containsValue(column) || need.link().containsKey(column);
  }
}
