package io.moorline.rules.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.moorline.rules.normalize.Blank;
import io.moorline.rules.resolve.ColumnText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A checked expression, ready to run. */
record Formula(String source, Set<String> columns, CelRuntime.Program program) {

  Formula {
    columns = Set.copyOf(columns);
  }

  Optional<Object> value(ColumnText row) {
    try {
      return Optional.ofNullable(program.eval(Map.of(Expressions.ROW, texts(row))));
    } catch (CelEvaluationException e) {
      return Optional.empty();
    }
  }

  private Map<String, String> texts(ColumnText row) {
    Map<String, String> texts = new HashMap<>();
    for (String column : columns) {
      String text = row.of(column);
      texts.put(column, text == null || Blank.is(text) ? "" : text);
    }
    return texts;
  }
}
