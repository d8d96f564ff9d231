package io.moorline.system.crash;

import io.moorline.system.Sql;
import io.moorline.system.Warehouse;
import java.util.stream.Collectors;

/** Deletes rows that were captured while nobody captures: no log will ever tell of it. */
final class Unseen {

  private static final int ROWS = 500;

  private final Warehouse warehouse;

  Unseen(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  void delete() {
    String ids =
        CapturedRow.ofLastSnapshotOn(warehouse.pipeline()).keySet().stream()
            .limit(ROWS)
            .collect(Collectors.joining(","));
    try (Sql sql = warehouse.sql()) {
      sql.run(
          "DELETE FROM staging.规模明细 WHERE company_id = '%s' AND id = ANY ('{%s}')"
              .formatted(CrashIT.FIRST_HAND, ids));
    }
  }
}
