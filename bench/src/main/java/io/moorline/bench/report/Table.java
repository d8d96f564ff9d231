package io.moorline.bench.report;

import java.util.Locale;

/** Everything as one table for people. */
public final class Table {

  private final StringBuilder out = new StringBuilder();

  private Table() {}

  public static String of(Figures figures, Verdict verdict) {
    Table table = new Table();
    table.line("%-58s %12s %12s %12s  %s", "figure", "median", "min", "max", "unit");
    figures.all().forEach(table::figure);
    table.ratios("goal", verdict.goals());
    table.ratios("peer, to count", verdict.peers());
    if (!verdict.isValid()) {
      table.line("%nINVALID: a peer ran more than a fifth below what it is known to reach.");
    }
    return table.out.toString();
  }

  private void figure(Figure figure) {
    line(
        "%-58s %,12.1f %,12.1f %,12.1f  %s",
        figure.name(), figure.median(), figure.min(), figure.max(), figure.unit());
  }

  private void ratios(String title, Iterable<Ratio> ratios) {
    line("%n%-58s %12s %12s", title, "ratio", "wanted");
    for (Ratio ratio : ratios) {
      line(
          "%-58s %12.2f %12s %s",
          ratio.goal().name(), ratio.value(), ratio.goal().wanted(), ratio.isMet() ? "" : "missed");
    }
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
