package io.moorline.rules.schema;

import io.moorline.rules.pipeline.Fact.Unresolved;
import io.moorline.rules.pipeline.Need.Mode;
import io.moorline.rules.pipeline.Need.Orphans.Policy;
import io.moorline.rules.pipeline.Strategy.DeriveWhen;
import io.moorline.rules.pipeline.Strategy.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** References and facts. */
final class DatasetShapes {

  private static final String KEY_RULES = "column: key rule";

  private DatasetShapes() {}

  static Shape reference() {
    Shape limits =
        Shape.settings()
            .required("table", table().describedAs("In the target database."))
            .required("key", texts().describedAs("The reference key: column: key rule."))
            .optional("fill later", Shape.yesOrNo().describedAs("Derived rows keep filling NULLs."))
            .optional(
                "patience",
                Shape.duration().describedAs("What rows of other databases wait before deriving."))
            .optional("warn when derived share exceeds", Shape.percentage())
            .optional("stop deriving when derived share exceeds", Shape.percentage());
    Shape strategy =
        limits
            .optional("strategy", Shape.words(words(Kind.values(), '_')))
            .optional("derive when", Shape.words(words(DeriveWhen.values(), ' ')))
            .optional(
                "authority wait",
                Shape.duration().describedAs("Until an authority that was never loaded is late."))
            .optional("mark for review", Shape.yesOrNo())
            .optional("authority", Shape.listOf(authority()).describedAs("Who really knows it."));
    return common(strategy);
  }

  static Shape fact() {
    Shape loaded =
        common(Shape.settings())
            .required("from", table().describedAs("The table that is watched."))
            .required("into", table().describedAs("The table that is written."))
            .required(
                "key", Shape.listOf(Shape.text()).describedAs("What identifies a row of into."))
            .optional("newest by", Shape.listOf(Shape.text()))
            .optional("normalize", texts().describedAs(KEY_RULES))
            .optional("unresolved", Shape.words(words(Unresolved.values(), ' ')));
    Shape inPlace =
        common(Shape.settings())
            .required("table", table().describedAs("Corrected where it stands."))
            .optional("normalize", texts().describedAs(KEY_RULES))
            .optional("backfill", Shape.text());
    return Shape.anyOf(List.of(loaded, inPlace));
  }

  static Shape need() {
    return Shape.settings()
        .required("by", Shape.named(source()).describedAs("key column: where the row has it"))
        .optional("reference", Shape.text().describedAs("Where the entry is called otherwise."))
        .optional("derive", Shape.named(source()).describedAs("reference column: its source"))
        .optional("mode", Shape.words(words(Mode.values(), '_')))
        .optional("link", texts().describedAs("column to fill: reference column"))
        .optional("of", Shape.named(texts()).with("maxProperties", 1))
        .optional("backfill", Shape.text())
        .optional("when", Shape.text().describedAs("A condition on row, in CEL."))
        .optional("unless", Shape.text())
        .optional(
            "orphans",
            Shape.named(Shape.words(words(Policy.values(), '_'))).with("maxProperties", 1));
  }

  private static Shape authority() {
    Shape settings =
        Shape.settings()
            .optional("table", table())
            .optional("file", Shape.matching(".*\\.([cC][sS][vV]|[yY][aA]?[mM][lL])"))
            .optional("id", Shape.text())
            .optional("columns", Shape.named(source()).describedAs("reference column: its source"))
            .optional(
                "schedule",
                Shape.text().describedAs("Five fields, as cron has them, or six: seconds first."))
            .optional("time zone", Shape.text().describedAs("Of the schedule: UTC if left out."));
    return settings.with("oneOf", List.of(one("table"), one("file")));
  }

  private static Object one(String name) {
    return Map.of("required", List.of(name));
  }

  private static Shape common(Shape dataset) {
    return dataset
        .optional("id", Shape.text().describedAs("Names topics and stores."))
        .optional("entity", Shape.text().describedAs("What the change_log calls a row."))
        .optional("change log", table().describedAs("A view of this table's entries."))
        .optional("needs", Shape.named(Shape.defined("need")));
  }

  /** Where a column comes from. */
  private static Shape source() {
    Shape constant = Shape.settings().required("constant", Shape.text());
    Shape expression = Shape.settings().required("expression", Shape.text());
    return Shape.anyOf(List.of(Shape.text(), constant, expression));
  }

  private static Shape table() {
    return Shape.matching("[^.]+\\.[^.]+(\\.[^.]+)?");
  }

  private static Shape texts() {
    return Shape.named(Shape.text());
  }

  private static List<String> words(Enum<?>[] values, char blank) {
    return Stream.of(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', blank))
        .toList();
  }
}
