package io.moorline.demo.hybrid;

import io.moorline.demo.example.Blocks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Facts that are loaded together. A function of seed, number and size. */
final class Block {

  static final int SIZE = 200;

  static final List<String> COLUMNS =
      List.of(
          "流水号", "月度", "计划代码", "计划名称", "计划类型", "客户名称", "组合代码", "组合名称", "组合类型", "机构代码", "机构名称",
          "产品线代码", "产品线名称", "期末规模");

  private static final LocalDate MONTH = LocalDate.of(2026, 1, 1);
  private static final int MONTHS = 12;

  /** One in so many facts names an organization, or a product line, that is not known yet. */
  private static final int NEW = 20;

  private final List<List<@Nullable Object>> facts = new ArrayList<>();

  Block(long seed, long number, int size) {
    List<Kind> kinds = Blocks.kinds(Kind.values(), Kind::share, seed, number);
    for (int i = 0; i < size; i++) {
      long row = number * SIZE + i;
      facts.add(fact(row, kinds.get(i), new SplittableRandom(seed * 1_000_003 + row)));
    }
  }

  List<List<@Nullable Object>> facts() {
    return facts;
  }

  private static List<@Nullable Object> fact(long row, Kind kind, RandomGenerator random) {
    String plan = kind.plan(random.nextInt(Integer.MAX_VALUE));
    String organization = Authorities.organization(row, row % NEW == 1);
    String line = ProductLines.code(row, row % NEW == 2);
    return Arrays.asList(
        String.format(Locale.ROOT, "H%09d", row),
        MONTH.plusMonths(row % MONTHS).toString(),
        kind == Kind.SPELLED ? Spelling.odd(plan, row) : plan,
        random.nextInt(4) == 0 ? "  " : "事实中的" + plan,
        "单一计划",
        "客户" + plan,
        Authorities.portfolio(kind == Kind.SPELLED ? Spelling.odd(plan, row + 1) : plan),
        "组合" + plan,
        random.nextBoolean() ? null : "固定收益",
        organization,
        "事实中的" + organization,
        line,
        "事实中的" + line,
        random.nextInt(1_000_000) + ".50");
  }
}
