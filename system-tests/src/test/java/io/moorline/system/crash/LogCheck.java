package io.moorline.system.crash;

import io.moorline.system.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The change_log tells the whole life of every row that was written, the fence that of each
 * partition.
 */
final class LogCheck {

  private static final Map<String, String> CHECKS = new LinkedHashMap<>();

  static {
    CHECKS.put(
        "does not start where the entry before it ended",
        """
        SELECT * FROM (
          SELECT table_name, entity_key, before_json, after_raw,
            lag(after_json) OVER (PARTITION BY table_name, entity_key ORDER BY batch, place) AS previous
          FROM moorline.change_log) chain
        WHERE before_json IS DISTINCT FROM previous\
        """);
    CHECKS.put(
        "is an offset that was applied twice",
        """
        SELECT after_raw ->> 'topic', after_raw ->> 'partition', after_raw ->> 'offset', count(*)
        FROM moorline.change_log GROUP BY 1, 2, 3 HAVING count(*) > 1\
        """);
    CHECKS.put("is a batch that does not begin where the one before it ended", FenceSteps.BROKEN);
    CHECKS.put("is a fence that no batch led to", FenceSteps.ENDS);
    CHECKS.put("is not as its last entry says", last("规模明细", "月度, 流水号", "TRUE"));
    CHECKS.put(
        "is no plan as its last entry says", last("年金计划", "年金计划号", "_source = 'auto_derived'"));
    CHECKS.put(
        "is no portfolio as its last entry says", last("组合计划", "组合代码", "_source = 'auto_derived'"));
  }

  private LogCheck() {}

  static List<String> differences(Sql sql) {
    List<String> differences = new ArrayList<>();
    CHECKS.forEach(
        (what, query) -> sql.rows(query).forEach(row -> differences.add(row + " " + what)));
    return differences;
  }

  private static String last(String table, String key, String condition) {
    return """
    WITH last AS (
      SELECT DISTINCT ON (entity_key) after_json
      FROM moorline.change_log WHERE split_part(table_name, '.', 2) = '%1$s'
      ORDER BY entity_key, batch DESC, place DESC),
    logged AS (
      SELECT (jsonb_populate_record(NULL::business.%1$s, after_json)).*, after_json FROM last),
    stored AS (
      SELECT t.*, to_jsonb(t) AS row_json FROM business.%1$s t WHERE %3$s)
    SELECT row_json, after_json
    FROM stored FULL JOIN logged USING (%2$s)
    WHERE jsonb_strip_nulls(row_json) IS DISTINCT FROM jsonb_strip_nulls(after_json)\
    """
        .formatted(table, key, condition);
  }
}
