package io.moorline.bench.report;

import java.util.List;
import java.util.Locale;

/** Ratios as bars, the goal of each as a line: an SVG without any library. */
public final class Plot {

  private static final int WIDTH = 860;
  private static final int LEFT = 380;
  private static final int ROW = 26;
  private static final int TOP = 46;
  private static final double LONGEST = 2.5;

  private final StringBuilder out = new StringBuilder();

  private Plot() {}

  /** Each bar ends where its ratio is, the goal being 1; of those to stay below, the inverse. */
  public static String of(Verdict verdict) {
    Plot plot = new Plot();
    List<Ratio> ratios = verdict.goals();
    int height = TOP + ROW * ratios.size() + 20;
    plot.add(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
            + " font-size='12'>",
        WIDTH, height);
    plot.add("<rect width='100%%' height='100%%' fill='white'/>");
    plot.add("<text x='16' y='24' font-size='15'>Ratio reached, as a share of its goal</text>");
    for (int i = 0; i < ratios.size(); i++) {
      plot.bar(ratios.get(i), TOP + ROW * i);
    }
    plot.add(
        "<line x1='%1$.0f' x2='%1$.0f' y1='%2$d' y2='%3$d' stroke='black'/>",
        x(1), TOP - 8, height - 14);
    plot.add("</svg>");
    return plot.out.toString();
  }

  private void bar(Ratio ratio, int y) {
    Goal goal = ratio.goal();
    double share = goal.atLeast() ? ratio.value() / goal.limit() : goal.limit() / ratio.value();
    add("<text x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 10, y + 13, escaped(goal.name()));
    add(
        "<rect x='%d' y='%d' width='%.0f' height='16' fill='%s'/>",
        LEFT, y, x(share) - LEFT, ratio.isMet() ? "#2e7d32" : "#c62828");
    add(
        "<text x='%.0f' y='%d'>%.2f (%s)</text>",
        x(share) + 6, y + 13, ratio.value(), escaped(goal.wanted()));
  }

  private static double x(double share) {
    return LEFT + Math.min(share, LONGEST) / LONGEST * (WIDTH - LEFT - 110);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
