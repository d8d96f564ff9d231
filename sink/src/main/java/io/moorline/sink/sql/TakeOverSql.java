package io.moorline.sink.sql;

import io.moorline.rules.pipeline.ColumnNames;
import io.moorline.sink.table.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * How a reference that is there takes over what an authority says: a derived row whatever is said,
 * any other row only where it has nothing, or what the authority said last. NULL says nothing.
 */
public record TakeOverSql(Layout layout, Stage stage, List<String> provenance, String source) {

  public TakeOverSql(Layout layout, Stage stage, ColumnNames names) {
    this(
        layout,
        stage,
        List.of(names.source(), names.needsReview(), names.derivedFromDomain(), names.derivedAt()),
        "q." + Sql.quote(names.source()));
  }

  /** Returns each row before and after. */
  public String takeOver() {
    return stage.update(
        each(layout.changing(), ",\n  ", i -> name(i) + " = " + value(i)),
        "("
            + derived()
            + each(said(), "", i -> "\n  OR " + takes(i) + " AND " + same(i, "*<>", i))
            + ")",
        ", " + Sql.logged("t", layout.table().columns()));
  }

  private String value(int i) {
    return "CASE WHEN "
        + (isProvenance(i) ? derived() : takes(i))
        + " THEN s."
        + Stage.column(i)
        + " ELSE q."
        + name(i)
        + " END";
  }

  private String takes(int i) {
    return "s.%s IS NOT NULL AND (%s OR q.%s IS NULL%s)"
        .formatted(Stage.column(i), derived(), name(i), holdsWhatWasSeen(i));
  }

  private String holdsWhatWasSeen(int i) {
    int seen = layout.seen(i);
    return seen < 0 ? "" : " OR " + same(i, "*=", seen);
  }

  /** By their bytes: not every type has an equality. */
  private String same(int i, String operator, int other) {
    return "ROW(q.%s)::record OPERATOR(pg_catalog.%s) ROW(s.%s)::record"
        .formatted(name(i), operator, Stage.column(other));
  }

  private String derived() {
    return source + " = 'auto_derived'";
  }

  private int[] said() {
    return Arrays.stream(layout.changing()).filter(i -> !isProvenance(i)).toArray();
  }

  private boolean isProvenance(int i) {
    return provenance.contains(layout.columns().get(i).name());
  }

  private String name(int i) {
    return Sql.quote(layout.columns().get(i).name());
  }

  private static String each(int[] columns, String separator, IntFunction<String> part) {
    return Arrays.stream(columns).mapToObj(part).collect(Collectors.joining(separator));
  }
}
